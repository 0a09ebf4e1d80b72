RG604 identity-test: one word decides.

  $ rpmgap scan applications/pairs/RG604/fires $AZL4 $FEDORA
  applications/pairs/RG604/fires: 1 file, 2 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  1 warning, everything checked
  installs from: the enabled channels (base)
  
  WARNING  RG604 identity-test  /etc/fedora-release                       b4541b42
    setup -> /etc/fedora-release
    the release files of other distributions are not there [medium confidence]
    1 subject needs it: setup:2
    source: https://github.com/microsoft/azurelinux/blob/4.0/base/comps/azurelinux-release/azurelinux-release.spec
    (2026-04-29, rule azl4-release-file-test)
    do: read /etc/os-release
  
  nothing to install:
    of the packages that it uses itself, 2 of 2 are in the image core

  $ rpmgap scan applications/pairs/RG604/quiet $AZL4 $FEDORA
  applications/pairs/RG604/quiet: 1 file, 2 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  no findings, everything checked
  installs from: the enabled channels (base)
  
  nothing to install:
    of the packages that it uses itself, 2 of 2 are in the image core
