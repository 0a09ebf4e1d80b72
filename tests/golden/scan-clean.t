An application for which the target has everything.

  $ rpmgap scan applications/clean $AZL4 $FEDORA

  $ rpmgap scan applications/clean $AZL4 $FEDORA --quiet

  $ rpmgap scan applications/clean $AZL4 $FEDORA --strict --fail-on note

  $ rpmgap scan applications/clean $AZL4 $FEDORA --format json
