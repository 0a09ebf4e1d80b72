RG603 package-manager: one word decides.

  $ rpmgap scan applications/pairs/RG603/fires $AZL4 $FEDORA
  applications/pairs/RG603/fires: 1 file, 2 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  1 warning, everything checked
  installs from: the enabled channels (base)
  
  WARNING  RG603 package-manager  dnf autoremove                          b0fa6697
    setup -> dnf autoremove
    autoremove takes no package: dnf5 refuses it as an unknown argument [medium
    confidence]
    1 subject needs it: setup:2
    source: https://github.com/dotnet/dotnet-docker/pull/7209 (2026-07-20, rule
    azl4-dnf5-autoremove)
    do: use remove, which takes unneeded dependencies along
  
  nothing to install:
    of the packages that it uses itself, 2 of 2 are in the image core

  $ rpmgap scan applications/pairs/RG603/quiet $AZL4 $FEDORA
  applications/pairs/RG603/quiet: 1 file, 2 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  no findings, everything checked
  installs from: the enabled channels (base)
  
  nothing to install:
    of the packages that it uses itself, 2 of 2 are in the image core
