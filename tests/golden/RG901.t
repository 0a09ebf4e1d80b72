RG901 not-checked: one field decides.

  $ rpmgap scan applications/pairs/RG901/fires $AZL4 $FEDORA
  applications/pairs/RG901/fires: 1 file, 1 of them with requirements: 0
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  no findings, 1 not checked
  
  not checked:
    ELF class 3 is unknown: app (ELF header)

  $ rpmgap scan applications/pairs/RG901/quiet $AZL4 $FEDORA
  applications/pairs/RG901/quiet: 1 file, 1 of them with requirements: 4
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  no findings, everything checked
