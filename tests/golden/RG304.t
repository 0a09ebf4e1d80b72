RG304 dist-tag-pinned: one field decides.

  $ rpmgap scan applications/pairs/RG304/fires $AZL4 $FEDORA
  applications/pairs/RG304/fires: 1 file, 5 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  1 blocker, everything checked
  installs from: no tier; nss >= 3.121.0-1.fc43 is in the way
  
  BLOCKER  RG304 dist-tag-pinned  nss >= 3.121.0-1.fc43                   5806d02b
    needs-1-1.fc43.x86_64.rpm -> nss >= 3.121.0-1.fc43 -> nothing
    only the dist tag of the bound keeps azurelinux-4.0 from meeting it; nearest:
    3.121.0-1.azl4 in nss-3.121.0-1.azl4.x86_64 (base); fedora-43 has it in
    nss-3.121.0-1.fc43.x86_64
    1 subject needs it: needs-1-1.fc43.x86_64.rpm (Requires)
    do: rebuild on the target, or write the bound without a dist tag
  [1]

  $ rpmgap scan applications/pairs/RG304/quiet $AZL4 $FEDORA
  applications/pairs/RG304/quiet: 1 file, 5 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  no findings, everything checked
  installs from: the enabled channels (base)
  
  to install:
    dnf install applications/pairs/RG304/quiet/needs-1-1.fc43.x86_64.rpm
    1 package, 7.9 KiB to download, 10.1 KiB installed
    of the packages that it uses itself, 0 of 1 are in the image core
