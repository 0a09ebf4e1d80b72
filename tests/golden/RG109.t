RG109 unresolved-everywhere: one field decides.

  $ rpmgap scan applications/pairs/RG109/fires $AZL4 $FEDORA
  applications/pairs/RG109/fires: 1 file, 5 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  1 warning, everything checked
  installs from: no tier; libacmesdk.so.5()(64bit) is in the way; from fedora-43
    it does not either
  
  WARNING  RG109 unresolved-everywhere  libacmesdk.so.5()(64bit)          ff787fbf
    app -> libacmesdk.so.5()(64bit) -> nothing
    neither azurelinux-4.0 nor fedora-43 has it: third-party, bundled elsewhere,
    or not part of a distribution
    1 subject needs it: app (DT_NEEDED)
    do: bring it along from where it comes from today; the migration does not
        change it
  
  once the rest is gone, nothing to install:
    of the packages that it uses itself, 1 of 1 are in the image core

  $ rpmgap scan applications/pairs/RG109/quiet $AZL4 $FEDORA
  applications/pairs/RG109/quiet: 1 file, 5 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  no findings, everything checked
  installs from: the enabled channels (base)
  
  to install:
    dnf install systemd-libs
    2 packages, 14.7 KiB to download, 15.0 KiB installed
    of the packages that it uses itself, 1 of 2 are in the image core
