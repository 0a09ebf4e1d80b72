RG503 arch-missing: one field decides.

  $ rpmgap scan applications/pairs/RG503/fires $AZL4 $FEDORA

  $ rpmgap scan applications/pairs/RG503/quiet $AZL4 $FEDORA
