RG605 bundled-off-path: one field decides.

  $ rpmgap scan applications/pairs/RG605/fires $AZL4 $FEDORA
  applications/pairs/RG605/fires: 2 files, 8 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  1 warning, everything checked
  installs from: no tier; libbundled.so.1()(64bit) is in the way; from fedora-43
    it does not either
  
  WARNING  RG605 bundled-off-path  libbundled.so.1()(64bit)               0a3d603a
    app -> libbundled.so.1()(64bit) -> lib/libbundled.so.1 (not searched)
    the application has the library as
    applications/pairs/RG605/fires/lib/libbundled.so.1, where the loader does not
    look; fedora-43 does not have it either
    1 subject needs it: app (DT_NEEDED)
    do: set RUNPATH to $ORIGIN and the way to that directory, or LD_LIBRARY_PATH
        in the script that starts it
  
  once the rest is gone, nothing to install:
    of the packages that it uses itself, 1 of 1 are in the image core

  $ rpmgap scan applications/pairs/RG605/quiet $AZL4 $FEDORA
  applications/pairs/RG605/quiet: 2 files, 8 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  no findings, everything checked
  installs from: the enabled channels (base)
  
  nothing to install:
    of the packages that it uses itself, 1 of 1 are in the image core
