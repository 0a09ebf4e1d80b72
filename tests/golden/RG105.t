RG105 missing-symbol-version: one field decides.

  $ rpmgap scan applications/pairs/RG105/fires $AZL4 $FEDORA

  $ rpmgap scan applications/pairs/RG105/quiet $AZL4 $FEDORA
