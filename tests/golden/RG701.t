RG701 feature-cut: one word decides.

  $ rpmgap scan applications/pairs/RG701/fires $AZL4 $FEDORA
  applications/pairs/RG701/fires: 1 file, 1 of them with requirements: 5
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  1 warning, everything checked
  
  WARNING  RG701 feature-cut  edk2-ovmf                                   9dc2c374
    needs-1-1.fc43.x86_64.rpm -> edk2-ovmf -> edk2-ovmf-20251119-6.azl4.noarch
      (base)
    edk2-ovmf is built without OVMF.igvm [medium confidence]
    1 subject needs it: needs-1-1.fc43.x86_64.rpm (Requires)
    source: https://github.com/microsoft/azurelinux/blob/4.0/base/comps/edk2/edk2.comp.toml
    (2026-04-29, rule azl4-edk2-igvm)
    do: start confidential guests with another firmware

  $ rpmgap scan applications/pairs/RG701/quiet $AZL4 $FEDORA
  applications/pairs/RG701/quiet: 1 file, 1 of them with requirements: 5
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  no findings, everything checked
