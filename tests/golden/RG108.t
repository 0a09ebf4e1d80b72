RG108 missing-command: one field decides.

  $ rpmgap scan applications/pairs/RG108/fires $AZL4 $FEDORA

  $ rpmgap scan applications/pairs/RG108/quiet $AZL4 $FEDORA
