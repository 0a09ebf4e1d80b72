RG701 feature-cut: one word decides.

  $ rpmgap scan applications/pairs/RG701/fires $AZL4 $FEDORA
  applications/pairs/RG701/fires: 1 file, 5 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  1 warning, everything checked
  installs from: the enabled channels (base)
  
  WARNING  RG701 feature-cut  edk2-ovmf                                   9dc2c374
    needs-1-1.fc43.x86_64.rpm -> edk2-ovmf -> edk2-ovmf-20251119-6.azl4.noarch
      (base)
    edk2-ovmf is built without OVMF.igvm [medium confidence]
    1 subject needs it: needs-1-1.fc43.x86_64.rpm (Requires)
    source: https://github.com/microsoft/azurelinux/blob/4.0/base/comps/edk2/edk2.comp.toml
    (2026-04-29, rule azl4-edk2-igvm)
    do: start confidential guests with another firmware
  
  to install:
    dnf install applications/pairs/RG701/fires/needs-1-1.fc43.x86_64.rpm
    1 package, 6.1 KiB to download, 19 B installed
    of the packages that it uses itself, 0 of 1 are in the image core

  $ rpmgap scan applications/pairs/RG701/quiet $AZL4 $FEDORA
  applications/pairs/RG701/quiet: 1 file, 5 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  no findings, everything checked
  installs from: the enabled channels (base)
  
  to install:
    dnf install applications/pairs/RG701/quiet/needs-1-1.fc43.x86_64.rpm
    3 packages, 20.6 KiB to download, 15.0 KiB installed
    of the packages that it uses itself, 0 of 1 are in the image core
