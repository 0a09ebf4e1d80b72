RG403 split-or-merged: one field decides.

  $ rpmgap scan applications/pairs/RG403/fires $AZL4 $FEDORA
  applications/pairs/RG403/fires: 1 file, 4 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  1 warning, everything checked
  installs from: the enabled channels (base)
  
  WARNING  RG403 split-or-merged  arping                                  f918be82
    setup -> arping -> iputils-arping-20250605-5.azl4.x86_64 (base)
    iputils is split differently on azurelinux-4.0: this lies in iputils-arping
    [medium confidence]
    1 subject needs it: setup:3
    do: install iputils-arping where iputils was named for it
  
  to install:
    dnf install iputils-arping
    1 package, 7.0 KiB to download, 5.0 KiB installed
    of the packages that it uses itself, 2 of 3 are in the image core

  $ rpmgap scan applications/pairs/RG403/quiet $AZL4 $FEDORA
  applications/pairs/RG403/quiet: 1 file, 4 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  no findings, everything checked
  installs from: the enabled channels (base)
  
  to install:
    dnf install iputils
    1 package, 7.1 KiB to download, 5.1 KiB installed
    of the packages that it uses itself, 2 of 3 are in the image core
