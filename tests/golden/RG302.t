RG302 version-older: one field decides.

  $ rpmgap scan applications/pairs/RG302/fires $AZL4 $FEDORA
  applications/pairs/RG302/fires: 1 file, 5 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  1 warning, everything checked
  installs from: the enabled channels (base)
  
  WARNING  RG302 version-older  python3-cryptography                      782cac1d
    needs-1-1.fc43.x86_64.rpm -> python3-cryptography ->
      python3-cryptography-45.0.4-2.azl4.x86_64 (base)
    python3-cryptography is 45.0.4-2.azl4 on azurelinux-4.0, older than
    46.0.5-1.fc43 on fedora-43
    1 subject needs it: needs-1-1.fc43.x86_64.rpm (Requires)
    do: test what the application uses of it; later fixes and features are not
        there
  
  to install:
    dnf install applications/pairs/RG302/fires/needs-1-1.fc43.x86_64.rpm
    4 packages, 26.9 KiB to download, 15.0 KiB installed
    of the packages that it uses itself, 0 of 1 are in the image core

  $ rpmgap scan applications/pairs/RG302/quiet $AZL4 $FEDORA
  applications/pairs/RG302/quiet: 1 file, 5 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  no findings, everything checked
  installs from: the enabled channels (base)
  
  to install:
    dnf install applications/pairs/RG302/quiet/needs-1-1.fc43.x86_64.rpm
    3 packages, 20.6 KiB to download, 15.0 KiB installed
    of the packages that it uses itself, 0 of 1 are in the image core
