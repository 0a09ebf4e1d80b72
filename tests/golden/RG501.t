RG501 uninstallable: one field decides.

  $ rpmgap scan applications/pairs/RG501/fires $AZL4 $FEDORA

  $ rpmgap scan applications/pairs/RG501/quiet $AZL4 $FEDORA
