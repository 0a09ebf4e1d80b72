RG602 not-in-image: one field decides.

  $ rpmgap scan applications/pairs/RG602/fires $AZL4 $FEDORA
  applications/pairs/RG602/fires: 1 file, 2 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  1 warning, everything checked
  installs from: the enabled channels (base)
  
  WARNING  RG602 not-in-image  gzip                                       2b2a3827
    setup -> gzip -> gzip-1.13-5.azl4.x86_64 (base)
    azurelinux-4.0 has it in gzip, which is neither in the image core nor
    installed by the application [medium confidence]
    1 subject needs it: setup:2
    do: install gzip first
  
  to install:
    dnf install gzip
    1 package, 7.1 KiB to download, 10.1 KiB installed
    of the packages that it uses itself, 1 of 2 are in the image core

  $ rpmgap scan applications/pairs/RG602/quiet $AZL4 $FEDORA
  applications/pairs/RG602/quiet: 1 file, 2 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  no findings, everything checked
  installs from: the enabled channels (base)
  
  nothing to install:
    of the packages that it uses itself, 2 of 2 are in the image core
