RG201 channel-unsupported: one field decides.

  $ rpmgap scan applications/pairs/RG201/fires $AZL4 $FEDORA

  $ rpmgap scan applications/pairs/RG201/quiet $AZL4 $FEDORA
