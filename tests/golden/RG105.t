RG105 missing-symbol-version: one field decides.

  $ rpmgap scan applications/pairs/RG105/fires $AZL4 $FEDORA
  applications/pairs/RG105/fires: 1 file, 6 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  1 blocker, everything checked
  installs from: no tier; libgnutls.so.30(GNUTLS_3_9_0)(64bit) is in the way
  
  BLOCKER  RG105 missing-symbol-version  libgnutls.so.30(GNUTLS_3_9_0)(64bit)
    576b0ca8
    app -> libgnutls.so.30(GNUTLS_3_9_0)(64bit) -> nothing
    azurelinux-4.0 has libgnutls.so.30, without this symbol version; nearest:
    libgnutls.so.30()(64bit) in gnutls-3.8.12-2.azl4.x86_64 (base); fedora-43 has
    it in gnutls-3.8.12-1.fc43.x86_64
    1 subject needs it: app (.gnu.version_r)
    do: rebuild on azurelinux-4.0, or against a libgnutls.so.30 that is not newer
  
  once the rest is gone, to install:
    dnf install gnutls
    2 packages, 13.5 KiB to download, 5.1 KiB installed
    of the packages that it uses itself, 1 of 2 are in the image core
  [1]

  $ rpmgap scan applications/pairs/RG105/quiet $AZL4 $FEDORA
  applications/pairs/RG105/quiet: 1 file, 6 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  no findings, everything checked
  installs from: the enabled channels (base)
  
  to install:
    dnf install gnutls
    2 packages, 13.5 KiB to download, 5.1 KiB installed
    of the packages that it uses itself, 1 of 2 are in the image core
