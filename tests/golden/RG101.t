RG101 missing-capability: one field decides.

  $ rpmgap scan applications/pairs/RG101/fires $AZL4 $FEDORA

  $ rpmgap scan applications/pairs/RG101/quiet $AZL4 $FEDORA
