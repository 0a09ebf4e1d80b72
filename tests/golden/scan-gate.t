What fails a run, and what does not.

  $ rpmgap scan applications/pairs/RG302/fires $AZL4 $FEDORA --quiet

  $ rpmgap scan applications/pairs/RG302/fires $AZL4 $FEDORA --quiet --fail-on warning > /dev/null

  $ rpmgap scan applications/pairs/RG103/fires $AZL4 $FEDORA --quiet --fail-on never > /dev/null

  $ rpmgap scan applications/pairs/RG901/fires $AZL4 $FEDORA > /dev/null

  $ rpmgap scan applications/pairs/RG901/fires $AZL4 $FEDORA --strict > /dev/null

Findings come before what was not checked.

  $ rpmgap scan applications/pairs/RG901/fires applications/pairs/RG103/fires $AZL4 $FEDORA --strict > /dev/null
