RG304 dist-tag-pinned: one field decides.

  $ rpmgap scan applications/pairs/RG304/fires $AZL4 $FEDORA

  $ rpmgap scan applications/pairs/RG304/quiet $AZL4 $FEDORA
