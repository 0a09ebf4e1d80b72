RG102 missing-package: one field decides.

  $ rpmgap scan applications/pairs/RG102/fires $AZL4 $FEDORA

  $ rpmgap scan applications/pairs/RG102/quiet $AZL4 $FEDORA
