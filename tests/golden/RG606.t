RG606 unit-missing: one field decides. (systemctl itself is in no image of the fixtures.)

  $ rpmgap scan applications/pairs/RG606/fires $AZL4 $FEDORA --image none
  applications/pairs/RG606/fires: 1 file, 3 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  1 warning, everything checked
  installs from: the enabled channels (base)
  
  WARNING  RG606 unit-missing  certbot-renew.timer                        0e21df7b
    setup -> certbot-renew.timer -> nothing
    no package of azurelinux-4.0 has this systemd unit; fedora-43 has it in
    python3-certbot-5.1.0-2.fc43.noarch [medium confidence]
    1 subject needs it: setup:2
    do: name the target's unit, or ship the unit with the application and test for
        it before
  
  to install:
    dnf install bash systemd
    14 packages, 105.1 KiB to download, 125.8 KiB installed; 1 only recommended

  $ rpmgap scan applications/pairs/RG606/quiet $AZL4 $FEDORA --image none
  applications/pairs/RG606/quiet: 1 file, 3 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  no findings, everything checked
  installs from: the enabled channels (base)
  
  to install:
    dnf install bash systemd
    14 packages, 105.1 KiB to download, 125.8 KiB installed; 1 only recommended
