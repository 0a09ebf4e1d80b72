RG202 channel-optional: one field decides.

  $ rpmgap scan applications/pairs/RG202/fires $AZL4 $FEDORA

  $ rpmgap scan applications/pairs/RG202/quiet $AZL4 $FEDORA
