RG201 channel-unsupported: one field decides.

  $ rpmgap scan applications/pairs/RG201/fires $AZL4 $FEDORA
  applications/pairs/RG201/fires: 1 file, 5 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  1 error, everything checked
  installs from: with unsupported channels (base, nvidia, sdk), which
    libpython3.12.so.1.0()(64bit) forces it to
  
  ERROR  RG201 channel-unsupported  libpython3.12.so.1.0()(64bit)         d8df0bc2
    app -> libpython3.12.so.1.0()(64bit) -> python3.12-libs-3.12.12-5.azl4.x86_64
      (sdk)
    only the unsupported channel sdk of azurelinux-4.0 has it; Python 3.14 is the
    only supported one, and 3.9 to 3.13 are only in the sdk channel; fedora-43 has
    it in python3.12-libs-3.12.12-4.fc43.x86_64
    1 subject needs it: app (DT_NEEDED)
    source: https://github.com/microsoft/azurelinux/blob/4.0/base/packages/sdk.packages.toml
    (2026-04-29, rule azl4-python-old)
    do: move to Python 3.14
  
  to install:
    dnf install --repofrompath=sdk,HERE/distributions/azurelinux-4.0/sdk python3.12-libs
    1 package, 7.0 KiB to download, 4.9 KiB installed
    of the packages that it uses itself, 1 of 2 are in the image core
  [1]

  $ rpmgap scan applications/pairs/RG201/quiet $AZL4 $FEDORA
  applications/pairs/RG201/quiet: 1 file, 5 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  no findings, everything checked
  installs from: the enabled channels (base)
  
  to install:
    dnf install python3-libs
    1 package, 7.0 KiB to download, 4.9 KiB installed
    of the packages that it uses itself, 1 of 2 are in the image core
