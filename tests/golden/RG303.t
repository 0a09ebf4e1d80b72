RG303 version-newer: one field decides.

  $ rpmgap scan applications/pairs/RG303/fires $AZL4 $FEDORA
  applications/pairs/RG303/fires: 1 file, 1 of them with requirements: 5
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  1 warning, everything checked
  
  WARNING  RG303 version-newer  netavark                                  9bad389d
    needs-1-1.fc43.x86_64.rpm -> netavark -> netavark-2.0.0-1.azl4.x86_64 (base)
    netavark is 2.0.0-1.azl4 on azurelinux-4.0, a newer major version than
    1.17.0-1.fc43 on fedora-43
    1 subject needs it: needs-1-1.fc43.x86_64.rpm (Requires)
    do: read its release notes for what was removed, and test what the application
        uses of it

  $ rpmgap scan applications/pairs/RG303/quiet $AZL4 $FEDORA
  applications/pairs/RG303/quiet: 1 file, 1 of them with requirements: 5
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  no findings, everything checked
