RG102 missing-package: one field decides.

  $ rpmgap scan applications/pairs/RG102/fires $AZL4 $FEDORA
  applications/pairs/RG102/fires: 1 file, 3 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  1 blocker, everything checked
  installs from: no tier; debootstrap is in the way
  
  BLOCKER  RG102 missing-package  debootstrap                             d171cb74
    setup -> debootstrap -> nothing
    no package of azurelinux-4.0 has or provides this name; debootstrap was asked
    for when build images moved from 3.0, and added to base in June 2026;
    fedora-43 has it in debootstrap-1.0.141-2.fc43.noarch [medium confidence]
    1 subject needs it: setup:2
    source: https://github.com/microsoft/azurelinux/pull/17669 (2026-06-09, rule
    azl4-debootstrap)
    do: take a newer snapshot, or build the Debian root elsewhere
  
  once the rest is gone, nothing to install:
    of the packages that it uses itself, 2 of 2 are in the image core
  [1]

  $ rpmgap scan applications/pairs/RG102/quiet $AZL4 $FEDORA
  applications/pairs/RG102/quiet: 1 file, 3 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  no findings, everything checked
  installs from: the enabled channels (base)
  
  to install:
    dnf install rsyslog
    1 package, 6.9 KiB to download, 5.0 KiB installed
    of the packages that it uses itself, 2 of 3 are in the image core
