RG301 version-too-old: one field decides.

  $ rpmgap scan applications/pairs/RG301/fires $AZL4 $FEDORA
  applications/pairs/RG301/fires: 1 file, 5 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  1 blocker, everything checked
  installs from: no tier; glibc-kernheaders >= 3.0-47 is in the way
  
  BLOCKER  RG301 version-too-old  glibc-kernheaders >= 3.0-47             0c37ebf2
    needs-1-1.fc43.x86_64.rpm -> glibc-kernheaders >= 3.0-47 -> nothing
    azurelinux-4.0 has it, in no version that fits; nearest: 3.0-46 in
    kernel-headers-6.18.5-1.2.azl4.x86_64 (base); fedora-43 has it in
    kernel-headers-6.18.4-200.fc43.x86_64
    1 subject needs it: needs-1-1.fc43.x86_64.rpm (Requires)
    do: relax the bound if the version that is there will do, or bring the other
        one along
  [1]

  $ rpmgap scan applications/pairs/RG301/quiet $AZL4 $FEDORA
  applications/pairs/RG301/quiet: 1 file, 5 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  no findings, everything checked
  installs from: the enabled channels (base)
  
  to install:
    dnf install applications/pairs/RG301/quiet/needs-1-1.fc43.x86_64.rpm
    1 package, 6.2 KiB to download, 19 B installed
    of the packages that it uses itself, 0 of 1 are in the image core
