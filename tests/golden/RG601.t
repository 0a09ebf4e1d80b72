RG601 interpreter-version: one field decides.

  $ rpmgap scan applications/pairs/RG601/fires $AZL4 $FEDORA
  applications/pairs/RG601/fires: 1 file, 5 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  1 blocker, everything checked
  installs from: with unsupported channels (base, nvidia, sdk), which python(abi)
    = 3.12 forces it to
  
  BLOCKER  RG601 interpreter-version  python(abi) = 3.12                  740548a3
    needs-1-1.fc43.x86_64.rpm -> python(abi) = 3.12 ->
      python3.12-3.12.12-5.azl4.x86_64 (sdk)
    only sdk of azurelinux-4.0 has the interpreter of this version:
    python3.12-3.12.12-5.azl4.x86_64; Python 3.14 is the only supported one, and
    3.9 to 3.13 are only in the sdk channel; fedora-43 has it in
    python3.12-3.12.12-4.fc43.x86_64
    1 subject needs it: needs-1-1.fc43.x86_64.rpm (Requires)
    source: https://github.com/microsoft/azurelinux/blob/4.0/base/packages/sdk.packages.toml
    (2026-04-29, rule azl4-python-old)
    do: move to Python 3.14
  
  to install:
    dnf install --repofrompath=sdk,HERE/distributions/azurelinux-4.0/sdk applications/pairs/RG601/fires/needs-1-1.fc43.x86_64.rpm
    2 packages, 14.1 KiB to download, 9.9 KiB installed
    of the packages that it uses itself, 0 of 1 are in the image core
  [1]

  $ rpmgap scan applications/pairs/RG601/quiet $AZL4 $FEDORA
  applications/pairs/RG601/quiet: 1 file, 5 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  no findings, everything checked
  installs from: the enabled channels (base)
  
  to install:
    dnf install applications/pairs/RG601/quiet/needs-1-1.fc43.x86_64.rpm
    2 packages, 14.3 KiB to download, 15.0 KiB installed
    of the packages that it uses itself, 0 of 1 are in the image core
