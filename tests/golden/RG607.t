RG607 cpu-level: one field decides.

  $ rpmgap scan applications/pairs/RG607/fires $AZL4 $FEDORA
  applications/pairs/RG607/fires: 1 file, 4 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  1 warning, everything checked
  installs from: the enabled channels (base)
  
  WARNING  RG607 cpu-level  x86-64-v3                                     3f714bd4
    app -> x86-64-v3 -> azurelinux-4.0: x86-64-v2
    azurelinux-4.0 is built for x86-64-v2, and runs on processors that have no
    more
    1 subject needs it: app (GNU_PROPERTY_X86_ISA_1_NEEDED)
    do: run it on processors with x86-64-v3 only, or build it for a lower level
  
  nothing to install:
    of the packages that it uses itself, 1 of 1 are in the image core

  $ rpmgap scan applications/pairs/RG607/quiet $AZL4 $FEDORA
  applications/pairs/RG607/quiet: 1 file, 4 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  no findings, everything checked
  installs from: the enabled channels (base)
  
  nothing to install:
    of the packages that it uses itself, 1 of 1 are in the image core
