RG106 missing-symbol: one field decides.

  $ rpmgap scan applications/pairs/RG106/fires $AZL4 $FEDORA --symbols
  applications/pairs/RG106/fires: 1 file, 6 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  1 error, everything checked
  installs from: the enabled channels (base)
  
  ERROR  RG106 missing-symbol  libgnutls.so.30()(64bit)                   ab798f04
    app -> libgnutls.so.30()(64bit) -> gnutls-3.8.12-2.azl4.x86_64 (base) ->
      libgnutls_so_30__GNUTLS_3_5__@GNUTLS_3_4 (not exported)
    gnutls-3.8.12-2.azl4.x86_64 (base) does not export
    libgnutls_so_30__GNUTLS_3_5__@GNUTLS_3_4, and nothing else that the loader
    loads does
    1 subject needs it: app (DT_NEEDED)
    do: rebuild on azurelinux-4.0, or ship the library that it was built with
  
  to install:
    dnf install gnutls
    2 packages, 13.5 KiB to download, 5.1 KiB installed
    of the packages that it uses itself, 1 of 2 are in the image core
  
  to bear in mind:
    symbols were looked for in 2 packages: azurelinux-4.0
  [1]

  $ rpmgap scan applications/pairs/RG106/quiet $AZL4 $FEDORA --symbols
  applications/pairs/RG106/quiet: 1 file, 6 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  no findings, everything checked
  installs from: the enabled channels (base)
  
  to install:
    dnf install gnutls
    2 packages, 13.5 KiB to download, 5.1 KiB installed
    of the packages that it uses itself, 1 of 2 are in the image core
  
  to bear in mind:
    symbols were looked for in 2 packages: azurelinux-4.0

Without --symbols nobody looks.

  $ rpmgap scan applications/pairs/RG106/fires $AZL4 $FEDORA --quiet

What was read of a package is kept.

  $ rpmgap scan applications/pairs/RG106/fires $AZL4 $FEDORA --symbols --quiet --fail-on never
  ERROR  RG106 missing-symbol  libgnutls.so.30()(64bit)                   ab798f04
    app -> libgnutls.so.30()(64bit) -> gnutls-3.8.12-2.azl4.x86_64 (base) ->
      libgnutls_so_30__GNUTLS_3_5__@GNUTLS_3_4 (not exported)
    gnutls-3.8.12-2.azl4.x86_64 (base) does not export
    libgnutls_so_30__GNUTLS_3_5__@GNUTLS_3_4, and nothing else that the loader
    loads does
    1 subject needs it: app (DT_NEEDED)
    do: rebuild on azurelinux-4.0, or ship the library that it was built with
  $ rpmgap cache | sed 's/[0-9.]* MiB/N MiB/'
  HERE/cache: N MiB
    channels      5       N MiB
    symbols       2       N MiB
