RG505 scriptlet-tool-missing: one field decides.

  $ rpmgap scan applications/pairs/RG505/fires $AZL4 $FEDORA
  applications/pairs/RG505/fires: 1 file, 5 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  1 blocker, everything checked
  installs from: no tier; /usr/bin/lsb_release is in the way
  
  BLOCKER  RG505 scriptlet-tool-missing  /usr/bin/lsb_release             e4c583a7
    needs-1-1.fc43.x86_64.rpm -> /usr/bin/lsb_release -> nothing
    a scriptlet needs it, and no package of azurelinux-4.0 has it; fedora-43 has
    it in redhat-lsb-core-5.0-6.fc43.x86_64
    1 subject needs it: needs-1-1.fc43.x86_64.rpm (Requires(post))
    do: change the scriptlet to what the target has, or let it do without
  [1]

  $ rpmgap scan applications/pairs/RG505/quiet $AZL4 $FEDORA
  applications/pairs/RG505/quiet: 1 file, 5 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  no findings, everything checked
  installs from: the enabled channels (base)
  
  to install:
    dnf install applications/pairs/RG505/quiet/needs-1-1.fc43.x86_64.rpm
    1 package, 6.9 KiB to download, 5.0 KiB installed
    of the packages that it uses itself, 0 of 1 are in the image core
