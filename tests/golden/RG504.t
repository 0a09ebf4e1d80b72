RG504 weak-dependency-lost: one field decides.

  $ rpmgap scan applications/pairs/RG504/fires $AZL4 $FEDORA
  applications/pairs/RG504/fires: 1 file, 5 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  1 warning, everything checked
  installs from: the enabled channels (base)
  
  WARNING  RG504 weak-dependency-lost  default-yama-scope                 cead6cb6
    needs-1-1.fc43.x86_64.rpm -> gdb-headless -> gdb-headless-16.3-7.azl4.x86_64
      (base) -> default-yama-scope -> nothing
    it comes with gdb-headless on fedora-43, and nothing on azurelinux-4.0 has it;
    fedora-43 has it in elfutils-default-yama-scope-0.194-1.fc43.noarch
    1 subject needs it: needs-1-1.fc43.x86_64.rpm (Requires)
    do: do without what elfutils-default-yama-scope adds, or bring it along
  
  to install:
    dnf install applications/pairs/RG504/fires/needs-1-1.fc43.x86_64.rpm
    1 package, 7.0 KiB to download, 5.0 KiB installed
    of the packages that it uses itself, 0 of 1 are in the image core

  $ rpmgap scan applications/pairs/RG504/quiet $AZL4 $FEDORA
  applications/pairs/RG504/quiet: 1 file, 5 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  no findings, everything checked
  installs from: the enabled channels (base)
  
  to install:
    dnf install applications/pairs/RG504/quiet/needs-1-1.fc43.x86_64.rpm
    3 packages, 20.6 KiB to download, 15.0 KiB installed
    of the packages that it uses itself, 0 of 1 are in the image core
