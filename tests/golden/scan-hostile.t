Damaged, odd and malicious files: nothing is lost, nothing hangs, nothing reaches the terminal as it is.

  $ rpmgap scan applications/hostile $AZL4 $FEDORA --verbose
