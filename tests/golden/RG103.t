RG103 missing-soname: one field decides.

  $ rpmgap scan applications/pairs/RG103/fires $AZL4 $FEDORA
  applications/pairs/RG103/fires: 1 file, 1 of them with requirements: 5
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  1 blocker, everything checked
  
  BLOCKER  RG103 missing-soname  libobjc.so.4()(64bit)                    c531d0bb
    app -> libobjc.so.4()(64bit) -> nothing
    no package of azurelinux-4.0 has this library; GCC is built without
    Objective-C, and GNUstep is left out with it; fedora-43 has it in
    libobjc-15.2.1-6.fc43.x86_64
    1 subject needs it: app (DT_NEEDED)
    source: https://github.com/microsoft/azurelinux/blob/4.0/base/comps/gcc/gcc.comp.toml
    (2026-04-29, rule azl4-gcc-objc)
    do: ship libobjc with the application
  [1]

  $ rpmgap scan applications/pairs/RG103/quiet $AZL4 $FEDORA
  applications/pairs/RG103/quiet: 1 file, 1 of them with requirements: 5
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  no findings, everything checked
