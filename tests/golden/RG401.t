RG401 provider-differs: one field decides.

  $ rpmgap scan applications/pairs/RG401/fires $AZL4 $FEDORA
  applications/pairs/RG401/fires: 1 file, 5 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  1 warning, everything checked
  installs from: the enabled channels (base)
  
  WARNING  RG401 provider-differs  system-release                         cc8d16b0
    needs-1-1.fc43.x86_64.rpm -> system-release ->
      azurelinux-release-4.0-12.azl4.noarch (base)
    azurelinux-release on azurelinux-4.0 takes the place of fedora-release-common
    on fedora-43; system-release is azurelinux-release here
    1 subject needs it: needs-1-1.fc43.x86_64.rpm (Requires)
    source: https://github.com/microsoft/azurelinux/blob/4.0/base/comps/azurelinux-release/azurelinux-release.spec
    (2026-04-29, rule azl4-system-release)
    do: ask for system-release and leave open whose it is
  
  to install:
    dnf install applications/pairs/RG401/fires/needs-1-1.fc43.x86_64.rpm
    1 package, 6.3 KiB to download, 19 B installed
    of the packages that it uses itself, 0 of 1 are in the image core

  $ rpmgap scan applications/pairs/RG401/quiet $AZL4 $FEDORA
  applications/pairs/RG401/quiet: 1 file, 5 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  no findings, everything checked
  installs from: the enabled channels (base)
  
  to install:
    dnf install applications/pairs/RG401/quiet/needs-1-1.fc43.x86_64.rpm
    3 packages, 20.6 KiB to download, 15.0 KiB installed
    of the packages that it uses itself, 0 of 1 are in the image core
