RG108 missing-command: one field decides.

  $ rpmgap scan applications/pairs/RG108/fires $AZL4 $FEDORA
  applications/pairs/RG108/fires: 1 file, 2 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  1 error, everything checked
  installs from: no tier; lsb_release is in the way
  
  ERROR  RG108 missing-command  lsb_release                               4fd7bdb6
    setup -> lsb_release -> nothing
    no package of azurelinux-4.0 has this command in its search path; Azure Linux
    has no LSB package and no lsb_release; fedora-43 has it in
    redhat-lsb-core-5.0-6.fc43.x86_64 [medium confidence]
    1 subject needs it: setup:2
    source: https://github.com/microsoft/azurelinux/blob/4.0/base/comps/azurelinux-release/azurelinux-release.spec
    (2026-04-29, rule azl4-lsb-release)
    do: read ID and VERSION_ID of /etc/os-release
  
  once the rest is gone, nothing to install:
    of the packages that it uses itself, 1 of 1 are in the image core
  [1]

  $ rpmgap scan applications/pairs/RG108/quiet $AZL4 $FEDORA
  applications/pairs/RG108/quiet: 1 file, 2 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  no findings, everything checked
  installs from: the enabled channels (base)
  
  nothing to install:
    of the packages that it uses itself, 2 of 2 are in the image core
