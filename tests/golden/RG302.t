RG302 version-older: one field decides.

  $ rpmgap scan applications/pairs/RG302/fires $AZL4 $FEDORA
  applications/pairs/RG302/fires: 1 file, 1 of them with requirements: 5
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  1 warning, everything checked
  
  WARNING  RG302 version-older  python3-cryptography                      782cac1d
    needs-1-1.fc43.x86_64.rpm -> python3-cryptography ->
      python3-cryptography-45.0.4-2.azl4.x86_64 (base)
    python3-cryptography is 45.0.4-2.azl4 on azurelinux-4.0, older than
    46.0.5-1.fc43 on fedora-43
    1 subject needs it: needs-1-1.fc43.x86_64.rpm (Requires)
    do: test what the application uses of it; later fixes and features are not
        there

  $ rpmgap scan applications/pairs/RG302/quiet $AZL4 $FEDORA
  applications/pairs/RG302/quiet: 1 file, 1 of them with requirements: 5
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  no findings, everything checked
