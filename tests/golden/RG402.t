RG402 renamed: one field decides.

  $ rpmgap scan applications/pairs/RG402/fires $AZL4 $FEDORA
  applications/pairs/RG402/fires: 1 file, 5 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  1 warning, everything checked
  installs from: the enabled channels (base)
  
  WARNING  RG402 renamed  redhat-rpm-config                               74e42ec7
    needs-1-1.fc43.x86_64.rpm -> redhat-rpm-config ->
      azurelinux-rpm-config-1004-3.azl4.noarch (base)
    azurelinux-rpm-config takes the place of redhat-rpm-config, which it
    obsoletes; redhat-rpm-config became azurelinux-rpm-config, which provides the
    old name at 1004 and conflicts with versions below 1000
    1 subject needs it: needs-1-1.fc43.x86_64.rpm (Requires)
    source: https://github.com/microsoft/azurelinux/blob/4.0/base/comps/azurelinux-rpm-config/azurelinux-rpm-config.comp.toml
    (2026-04-29, rule azl4-redhat-rpm-config)
    do: ask for system-rpm-config or redhat-rpm-config without a bound
  
  to install:
    dnf install applications/pairs/RG402/fires/needs-1-1.fc43.x86_64.rpm
    1 package, 6.3 KiB to download, 19 B installed
    of the packages that it uses itself, 0 of 1 are in the image core

  $ rpmgap scan applications/pairs/RG402/quiet $AZL4 $FEDORA
  applications/pairs/RG402/quiet: 1 file, 5 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  no findings, everything checked
  installs from: the enabled channels (base)
  
  to install:
    dnf install applications/pairs/RG402/quiet/needs-1-1.fc43.x86_64.rpm
    3 packages, 20.6 KiB to download, 15.0 KiB installed
    of the packages that it uses itself, 0 of 1 are in the image core
