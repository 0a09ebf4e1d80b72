RG104 soname-differs: one field decides.

  $ rpmgap scan applications/pairs/RG104/fires $AZL4 $FEDORA
  applications/pairs/RG104/fires: 1 file, 1 of them with requirements: 5
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  1 blocker, everything checked
  
  BLOCKER  RG104 soname-differs  libfuse3.so.4()(64bit)                   d6261d6b
    app -> libfuse3.so.4()(64bit) -> nothing
    azurelinux-4.0 has another major of this library; nearest:
    libfuse3.so.3()(64bit) in fuse3-libs-3.16.2-7.azl4.x86_64 (base); fedora-43
    has it in fuse3-libs-3.17.4-1.fc43.x86_64
    1 subject needs it: app (DT_NEEDED)
    do: rebuild against libfuse3.so.3, or ship libfuse3.so.4 beside the
        application
  [1]

  $ rpmgap scan applications/pairs/RG104/quiet $AZL4 $FEDORA
  applications/pairs/RG104/quiet: 1 file, 1 of them with requirements: 5
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  no findings, everything checked
