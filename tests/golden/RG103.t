RG103 missing-soname: one field decides.

  $ rpmgap scan applications/pairs/RG103/fires $AZL4 $FEDORA
  applications/pairs/RG103/fires: 1 file, 5 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  1 blocker, everything checked
  installs from: no tier; libobjc.so.4()(64bit) is in the way
  
  BLOCKER  RG103 missing-soname  libobjc.so.4()(64bit)                    c531d0bb
    app -> libobjc.so.4()(64bit) -> nothing
    no package of azurelinux-4.0 has this library; GCC is built without
    Objective-C, and GNUstep is left out with it; fedora-43 has it in
    libobjc-15.2.1-6.fc43.x86_64
    1 subject needs it: app (DT_NEEDED)
    source: https://github.com/microsoft/azurelinux/blob/4.0/base/comps/gcc/gcc.comp.toml
    (2026-04-29, rule azl4-gcc-objc)
    do: ship libobjc with the application
  
  once the rest is gone, nothing to install:
    of the packages that it uses itself, 1 of 1 are in the image core
  [1]

  $ rpmgap scan applications/pairs/RG103/quiet $AZL4 $FEDORA
  applications/pairs/RG103/quiet: 1 file, 5 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  no findings, everything checked
  installs from: the enabled channels (base)
  
  to install:
    dnf install libattr
    1 package, 7.1 KiB to download, 5.0 KiB installed
    of the packages that it uses itself, 1 of 2 are in the image core
