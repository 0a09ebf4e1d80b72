RG502 conflict: one field decides.

  $ rpmgap scan applications/pairs/RG502/fires $AZL4 $FEDORA
  applications/pairs/RG502/fires: 1 file, 4 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  1 warning, everything checked
  installs from: the enabled channels (base), but not over the image core: see the
    end
  
  WARNING  RG502 conflict  bash >= 5                                      26a252d6
    conflicts-1-1.fc43.x86_64.rpm -> bash >= 5 -> bash-5.3.9-4.azl4.x86_64 (base)
    bash-5.3.9-4.azl4.x86_64 (base) is in the image core, and they cannot both be
    installed; so it is on fedora-43
    1 subject needs it: conflicts-1-1.fc43.x86_64.rpm (Conflicts)
    do: take the tie out of the spec, or bound it to the versions that it is meant
        for
  
  to install:
    does not install over it: package conflicts-1-1.fc43.x86_64 conflicts with
      bash >= 5 provided by bash-5.3.9-4.azl4.x86_64

  $ rpmgap scan applications/pairs/RG502/quiet $AZL4 $FEDORA
  applications/pairs/RG502/quiet: 1 file, 4 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  no findings, everything checked
  installs from: the enabled channels (base)
  
  to install:
    dnf install applications/pairs/RG502/quiet/conflicts-1-1.fc43.x86_64.rpm
