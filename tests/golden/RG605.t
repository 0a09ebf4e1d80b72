RG605 bundled-off-path: one field decides.

  $ rpmgap scan applications/pairs/RG605/fires $AZL4 $FEDORA

  $ rpmgap scan applications/pairs/RG605/quiet $AZL4 $FEDORA
