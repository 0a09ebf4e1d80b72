RG405 command-missing-package-there: one field decides.

  $ rpmgap scan applications/pairs/RG405/fires $AZL4 $FEDORA
  applications/pairs/RG405/fires: 1 file, 2 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  1 error, everything checked
  installs from: no tier; clockdiff is in the way
  
  ERROR  RG405 command-missing-package-there  clockdiff                   f38a32c9
    setup -> clockdiff -> iputils-20250605-5.azl4.x86_64 (base) -> nothing
    azurelinux-4.0 has the package iputils, and this command is not in it; the
    package there: iputils-20250605-5.azl4.x86_64 (base); fedora-43 has it in
    iputils-20250605-4.fc43.x86_64 [medium confidence]
    1 subject needs it: setup:2
    do: call what that package has in its place, or add a link of this name
  
  once the rest is gone, nothing to install:
    of the packages that it uses itself, 1 of 1 are in the image core
  [1]

  $ rpmgap scan applications/pairs/RG405/quiet $AZL4 $FEDORA
  applications/pairs/RG405/quiet: 1 file, 2 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  no findings, everything checked
  installs from: the enabled channels (base)
  
  nothing to install:
    of the packages that it uses itself, 2 of 2 are in the image core
