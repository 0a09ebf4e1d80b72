RG703 package-refused: one field decides.

  $ rpmgap scan applications/pairs/RG703/fires $AZL4 $FEDORA
  applications/pairs/RG703/fires: 1 file, 5 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  1 blocker, everything checked
  installs from: no tier; rpmlib(PayloadIsLrzip) <= 7.0-1 is in the way; from
    fedora-43 it does not either
  
  BLOCKER  RG703 package-refused  rpmlib(PayloadIsLrzip) <= 7.0-1         5ccc7a9b
    needs-1-1.fc43.x86_64.rpm -> rpmlib(PayloadIsLrzip) <= 7.0-1 -> nothing
    rpm of azurelinux-4.0 does not have this feature, and refuses packages that
    need it; fedora-43 does not have it either
    1 subject needs it: needs-1-1.fc43.x86_64.rpm (Requires)
    do: build the package with the target's rpm, or without the feature
  [1]

  $ rpmgap scan applications/pairs/RG703/quiet $AZL4 $FEDORA
  applications/pairs/RG703/quiet: 1 file, 4 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  no findings, everything checked
  installs from: the enabled channels (base)
  
  to install:
    dnf install applications/pairs/RG703/quiet/needs-1-1.fc43.x86_64.rpm
