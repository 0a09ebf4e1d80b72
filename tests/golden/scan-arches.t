One arch a run: the application's own, and 32-bit x86 beside x86_64.

  $ rpmgap scan applications/aarch64/clean $AZL4_ARM --baseline none

  $ rpmgap scan applications/aarch64/fires $AZL4_ARM $FEDORA_ARM

  $ rpmgap scan applications/i686/clean $FEDORA --target fedora-43 --baseline none

  $ rpmgap scan applications/i686/fires $AZL4 $FEDORA

Files of another architecture are not checked, and say so.

  $ rpmgap scan applications/aarch64/clean $AZL4 --baseline none --arch x86_64 --strict
