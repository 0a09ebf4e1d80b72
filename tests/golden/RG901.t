RG901 not-checked: one field decides.

  $ rpmgap scan applications/pairs/RG901/fires $AZL4 $FEDORA
  applications/pairs/RG901/fires: 1 file, 0 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  no findings, 1 not checked
  nothing that has requirements was found in what could be read
  
  not checked:
    ELF class 3 is unknown: app (ELF header)
  rpmgap: nothing that was read has requirements: nothing was audited
  [5]

  $ rpmgap scan applications/pairs/RG901/quiet $AZL4 $FEDORA
  applications/pairs/RG901/quiet: 1 file, 4 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  no findings, everything checked
  installs from: the enabled channels (base)
  
  nothing to install:
    of the packages that it uses itself, 1 of 1 are in the image core
