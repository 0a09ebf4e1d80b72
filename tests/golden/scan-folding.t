One missing library that forty files need is one finding.

  $ rpmgap scan applications/forty $AZL4 $FEDORA

  $ rpmgap scan applications/forty $AZL4 $FEDORA --format json | grep -c '"path": "applications/forty/'

  $ rpmgap scan applications/forty $AZL4 $FEDORA --verbose | head -30
