RG107 missing-file: one field decides.

  $ rpmgap scan applications/pairs/RG107/fires $AZL4 $FEDORA

  $ rpmgap scan applications/pairs/RG107/quiet $AZL4 $FEDORA
