RG109 unresolved-everywhere: one field decides.

  $ rpmgap scan applications/pairs/RG109/fires $AZL4 $FEDORA

  $ rpmgap scan applications/pairs/RG109/quiet $AZL4 $FEDORA
