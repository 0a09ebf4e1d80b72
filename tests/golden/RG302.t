RG302 version-older: one field decides.

  $ rpmgap scan applications/pairs/RG302/fires $AZL4 $FEDORA

  $ rpmgap scan applications/pairs/RG302/quiet $AZL4 $FEDORA
