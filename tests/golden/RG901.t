RG901 not-checked: one field decides.

  $ rpmgap scan applications/pairs/RG901/fires $AZL4 $FEDORA

  $ rpmgap scan applications/pairs/RG901/quiet $AZL4 $FEDORA
