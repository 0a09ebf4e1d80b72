RG104 soname-differs: one field decides.

  $ rpmgap scan applications/pairs/RG104/fires $AZL4 $FEDORA
  applications/pairs/RG104/fires: 1 file, 5 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  1 blocker, everything checked
  installs from: no tier; libfuse3.so.4()(64bit) is in the way
  
  BLOCKER  RG104 soname-differs  libfuse3.so.4()(64bit)                   d6261d6b
    app -> libfuse3.so.4()(64bit) -> nothing
    azurelinux-4.0 has another major of this library; nearest:
    libfuse3.so.3()(64bit) in fuse3-libs-3.16.2-7.azl4.x86_64 (base); fedora-43
    has it in fuse3-libs-3.17.4-1.fc43.x86_64
    1 subject needs it: app (DT_NEEDED)
    do: rebuild against libfuse3.so.3, or ship libfuse3.so.4 beside the
        application
  
  once the rest is gone, nothing to install:
    of the packages that it uses itself, 1 of 1 are in the image core
  [1]

  $ rpmgap scan applications/pairs/RG104/quiet $AZL4 $FEDORA
  applications/pairs/RG104/quiet: 1 file, 5 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  no findings, everything checked
  installs from: the enabled channels (base)
  
  to install:
    dnf install fuse3-libs
    1 package, 7.1 KiB to download, 5.0 KiB installed
    of the packages that it uses itself, 1 of 2 are in the image core
