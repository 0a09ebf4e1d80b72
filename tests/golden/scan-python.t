Python and Ruby: what code loads and runs, and what it is made for.

  $ rpmgap scan applications/python $AZL4 --baseline none

  $ rpmgap scan applications/python/lib/app/main.py $AZL4 $FEDORA

  $ rpmgap why 'python-module(cffi)' 'python-module(yaml)' $AZL4 --baseline none --app applications/python
