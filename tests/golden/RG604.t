RG604 identity-test: one word decides.

  $ rpmgap scan applications/pairs/RG604/fires $AZL4 $FEDORA
  applications/pairs/RG604/fires: 1 file, 1 of them with requirements: 2
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  1 warning, everything checked
  
  WARNING  RG604 identity-test  /etc/fedora-release                       b4541b42
    setup -> /etc/fedora-release
    the release files of other distributions are not there [medium confidence]
    1 subject needs it: setup:2
    source: https://github.com/microsoft/azurelinux/blob/4.0/base/comps/azurelinux-release/azurelinux-release.spec
    (2026-04-29, rule azl4-release-file-test)
    do: read /etc/os-release

  $ rpmgap scan applications/pairs/RG604/quiet $AZL4 $FEDORA
  applications/pairs/RG604/quiet: 1 file, 1 of them with requirements: 2
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  no findings, everything checked
