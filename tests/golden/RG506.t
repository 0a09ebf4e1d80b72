RG506 closure-differs: one field decides.

  $ rpmgap scan applications/pairs/RG506/fires $AZL4 $FEDORA
  applications/pairs/RG506/fires: 1 file, 5 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  1 note, everything checked
  installs from: the enabled channels (base)
  
  NOTE  RG506 closure-differs  lsof                                       9881d295
    needs-1-1.fc43.x86_64.rpm -> lsof -> lsof-4.98.0-9.azl4.x86_64 (base)
    no longer drags in libtirpc; against lsof-4.98.0-8.fc43.x86_64 on fedora-43
    1 subject needs it: needs-1-1.fc43.x86_64.rpm (Requires)
    do: nothing, unless the application uses what came along unasked: then name it
        itself
  
  to install:
    dnf install applications/pairs/RG506/fires/needs-1-1.fc43.x86_64.rpm
    1 package, 6.9 KiB to download, 5.0 KiB installed
    of the packages that it uses itself, 0 of 1 are in the image core

  $ rpmgap scan applications/pairs/RG506/quiet $AZL4 $FEDORA
  applications/pairs/RG506/quiet: 1 file, 5 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  no findings, everything checked
  installs from: the enabled channels (base)
  
  to install:
    dnf install applications/pairs/RG506/quiet/needs-1-1.fc43.x86_64.rpm
    3 packages, 20.6 KiB to download, 15.0 KiB installed
    of the packages that it uses itself, 0 of 1 are in the image core
