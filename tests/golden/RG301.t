RG301 version-too-old: one field decides.

  $ rpmgap scan applications/pairs/RG301/fires $AZL4 $FEDORA

  $ rpmgap scan applications/pairs/RG301/quiet $AZL4 $FEDORA
