RG103 missing-soname: one field decides.

  $ rpmgap scan applications/pairs/RG103/fires $AZL4 $FEDORA

  $ rpmgap scan applications/pairs/RG103/quiet $AZL4 $FEDORA
