RG501 uninstallable: one field decides.

  $ rpmgap scan applications/pairs/RG501/fires $AZL4 $FEDORA
  applications/pairs/RG501/fires: 1 file, 5 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  1 blocker, everything checked
  installs from: with unsupported channels (base, nvidia, sdk), which libnma
    forces it to
  
  BLOCKER  RG501 uninstallable  mobile-broadband-provider-info >= 20090602
    e7d736f9
    needs-1-1.fc43.x86_64.rpm -> libnma (base) -> mobile-broadband-provider-info
      >= 20090602 -> only in sdk
    what provides it cannot be installed from the enabled channels of
    azurelinux-4.0; the channel sdk has mobile-broadband-provider-info >= 20090602
    1 subject needs it: needs-1-1.fc43.x86_64.rpm (Requires)
    do: enable the channel sdk, knowing its support state
  
  to install:
    dnf install --repofrompath=sdk,HERE/distributions/azurelinux-4.0/sdk applications/pairs/RG501/fires/needs-1-1.fc43.x86_64.rpm
    2 packages, 13.3 KiB to download, 5.1 KiB installed
    of the packages that it uses itself, 0 of 1 are in the image core
  [1]

  $ rpmgap scan applications/pairs/RG501/quiet $AZL4 $FEDORA
  applications/pairs/RG501/quiet: 1 file, 5 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  no findings, everything checked
  installs from: the enabled channels (base)
  
  to install:
    dnf install applications/pairs/RG501/quiet/needs-1-1.fc43.x86_64.rpm
    8 packages, 57.1 KiB to download, 40.0 KiB installed
    of the packages that it uses itself, 0 of 1 are in the image core
