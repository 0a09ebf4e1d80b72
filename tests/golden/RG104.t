RG104 soname-differs: one field decides.

  $ rpmgap scan applications/pairs/RG104/fires $AZL4 $FEDORA

  $ rpmgap scan applications/pairs/RG104/quiet $AZL4 $FEDORA
