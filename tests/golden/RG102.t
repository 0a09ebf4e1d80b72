RG102 missing-package: one field decides.

  $ rpmgap scan applications/pairs/RG102/fires $AZL4 $FEDORA
  applications/pairs/RG102/fires: 1 file, 1 of them with requirements: 3
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  1 blocker, everything checked
  
  BLOCKER  RG102 missing-package  debootstrap                             d171cb74
    setup -> debootstrap -> nothing
    no package of azurelinux-4.0 has or provides this name; fedora-43 has it in
    debootstrap-1.0.141-2.fc43.noarch [medium confidence]
    1 subject needs it: setup:2
    do: look for its new name on the target, build it into a repository of your
        own, or do without it
  [1]

  $ rpmgap scan applications/pairs/RG102/quiet $AZL4 $FEDORA
  applications/pairs/RG102/quiet: 1 file, 1 of them with requirements: 3
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  no findings, everything checked
