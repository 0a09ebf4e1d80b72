--hints: names of libraries among the constants of a program may be loaded at run time.

  $ rpmgap scan applications/hints $AZL4 $FEDORA

  $ rpmgap scan applications/hints $AZL4 $FEDORA --hints
