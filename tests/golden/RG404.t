RG404 path-moved: one field decides.

  $ rpmgap scan applications/pairs/RG404/fires $AZL4 $FEDORA
  applications/pairs/RG404/fires: 1 file, 2 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  1 error, everything checked
  installs from: no tier; /usr/bin/tracepath is in the way
  
  ERROR  RG404 path-moved  /usr/bin/tracepath                             f9f0dc0a
    setup -> /usr/bin/tracepath -> nothing
    no package of azurelinux-4.0 has it there; a file of that name is at
    /usr/libexec/tracepath; /usr/libexec/tracepath in
    iputils-20250605-5.azl4.x86_64 (base); fedora-43 has it in
    iputils-20250605-4.fc43.x86_64 [medium confidence]
    1 subject needs it: setup:2
    do: use /usr/libexec/tracepath on azurelinux-4.0
  
  once the rest is gone, nothing to install:
    of the packages that it uses itself, 1 of 1 are in the image core
  [1]

  $ rpmgap scan applications/pairs/RG404/quiet $AZL4 $FEDORA
  applications/pairs/RG404/quiet: 1 file, 2 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  no findings, everything checked
  installs from: the enabled channels (base)
  
  nothing to install:
    of the packages that it uses itself, 2 of 2 are in the image core
