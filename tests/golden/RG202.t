RG202 channel-optional: one field decides.

  $ rpmgap scan applications/pairs/RG202/fires $AZL4 $FEDORA
  applications/pairs/RG202/fires: 1 file, 1 of them with requirements: 5
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  1 error, everything checked
  
  ERROR  RG202 channel-optional  libcudart.so.13()(64bit)                 097f6628
    app -> libcudart.so.13()(64bit) -> cuda-cudart-13-0-13.0.96-1.azl4.x86_64
      (nvidia)
    only the channel nvidia of azurelinux-4.0 has it, which is not enabled by
    default; fedora-43 does not have it either
    1 subject needs it: app (DT_NEEDED)
    do: enable the channel nvidia where the application is installed
  [1]

  $ rpmgap scan applications/pairs/RG202/quiet $AZL4 $FEDORA
  applications/pairs/RG202/quiet: 1 file, 1 of them with requirements: 5
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  no findings, everything checked
