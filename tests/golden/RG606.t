RG606 unit-missing: one field decides.

  $ rpmgap scan applications/pairs/RG606/fires $AZL4 $FEDORA
  applications/pairs/RG606/fires: 1 file, 1 of them with requirements: 3
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  1 warning, everything checked
  
  WARNING  RG606 unit-missing  certbot-renew.timer                        0e21df7b
    setup -> certbot-renew.timer -> nothing
    no package of azurelinux-4.0 has this systemd unit; fedora-43 has it in
    python3-certbot-5.1.0-2.fc43.noarch [medium confidence]
    1 subject needs it: setup:2
    do: name the target's unit, or ship the unit with the application and test for
        it before

  $ rpmgap scan applications/pairs/RG606/quiet $AZL4 $FEDORA
  applications/pairs/RG606/quiet: 1 file, 1 of them with requirements: 3
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  no findings, everything checked
