RG503 arch-missing: one field decides.

  $ rpmgap scan applications/pairs/RG503/fires $AZL4 $FEDORA
  applications/pairs/RG503/fires: 2 files, 6 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  1 blocker, everything checked
  installs from: no tier; libc.so.6 is in the way
  
  BLOCKER  RG503 arch-missing  libc.so.6                                  f333c17d
    plugin.so -> libc.so.6 -> nothing
    azurelinux-4.0 has it for another architecture only; nearest:
    libc.so.6()(64bit) in glibc-2.42-10.azl4.x86_64 (base); fedora-43 has it in
    glibc-2.42-9.fc43.i686
    1 subject needs it: plugin.so (DT_NEEDED)
    do: build for an architecture that the target has
  
  once the rest is gone, nothing to install:
    of the packages that it uses itself, 1 of 1 are in the image core
  [1]

  $ rpmgap scan applications/pairs/RG503/quiet $AZL4 $FEDORA
  applications/pairs/RG503/quiet: 2 files, 6 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  no findings, everything checked
  installs from: the enabled channels (base)
  
  nothing to install:
    of the packages that it uses itself, 1 of 1 are in the image core
