RG202 channel-optional: one field decides.

  $ rpmgap scan applications/pairs/RG202/fires $AZL4 $FEDORA
  applications/pairs/RG202/fires: 1 file, 5 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  1 error, everything checked
  installs from: with nvidia (base, nvidia), which libcudart.so.13()(64bit) forces
    it to
  
  ERROR  RG202 channel-optional  libcudart.so.13()(64bit)                 097f6628
    app -> libcudart.so.13()(64bit) -> cuda-cudart-13-0-13.0.96-1.azl4.x86_64
      (nvidia)
    only the channel nvidia of azurelinux-4.0 has it, which is not enabled by
    default; fedora-43 does not have it either
    1 subject needs it: app (DT_NEEDED)
    do: enable the channel nvidia where the application is installed
  
  to install:
    dnf install --repofrompath=nvidia,HERE/distributions/azurelinux-4.0/nvidia cuda-cudart-13-0
    1 package, 7.3 KiB to download, 5.0 KiB installed
    of the packages that it uses itself, 1 of 2 are in the image core
  [1]

  $ rpmgap scan applications/pairs/RG202/quiet $AZL4 $FEDORA
  applications/pairs/RG202/quiet: 1 file, 5 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  no findings, everything checked
  installs from: the enabled channels (base)
  
  to install:
    dnf install systemd-libs
    2 packages, 14.7 KiB to download, 15.0 KiB installed
    of the packages that it uses itself, 1 of 2 are in the image core
