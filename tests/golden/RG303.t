RG303 version-newer: one field decides.

  $ rpmgap scan applications/pairs/RG303/fires $AZL4 $FEDORA
  applications/pairs/RG303/fires: 1 file, 5 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  1 warning, everything checked
  installs from: the enabled channels (base)
  
  WARNING  RG303 version-newer  netavark                                  9bad389d
    needs-1-1.fc43.x86_64.rpm -> netavark -> netavark-2.0.0-1.azl4.x86_64 (base)
    netavark is 2.0.0-1.azl4 on azurelinux-4.0, a newer major version than
    1.17.0-1.fc43 on fedora-43
    1 subject needs it: needs-1-1.fc43.x86_64.rpm (Requires)
    do: read its release notes for what was removed, and test what the application
        uses of it
  
  to install:
    dnf install applications/pairs/RG303/fires/needs-1-1.fc43.x86_64.rpm
    1 package, 6.1 KiB to download, 19 B installed
    of the packages that it uses itself, 0 of 1 are in the image core

  $ rpmgap scan applications/pairs/RG303/quiet $AZL4 $FEDORA
  applications/pairs/RG303/quiet: 1 file, 5 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  no findings, everything checked
  installs from: the enabled channels (base)
  
  to install:
    dnf install applications/pairs/RG303/quiet/needs-1-1.fc43.x86_64.rpm
    3 packages, 20.6 KiB to download, 15.0 KiB installed
    of the packages that it uses itself, 0 of 1 are in the image core
