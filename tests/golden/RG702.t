RG702 policy-differs: one word decides.

  $ rpmgap scan applications/pairs/RG702/fires $AZL4 $FEDORA
  applications/pairs/RG702/fires: 1 file, 2 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  1 warning, everything checked
  installs from: the enabled channels (base)
  
  WARNING  RG702 policy-differs  /var/log/messages*                       0d1f420c
    setup -> /var/log/messages*
    messages go to the journal alone: no image installs rsyslog, so the files of
    syslog are not written [medium confidence]
    1 subject needs it: setup:2
    source: https://github.com/microsoft/azurelinux/blob/4.0/base/images/vm-base/vm-base.kiwi
    (2026-04-29, rule azl4-journald)
    do: read the journal, or install and enable rsyslog
  
  nothing to install:
    of the packages that it uses itself, 2 of 2 are in the image core

  $ rpmgap scan applications/pairs/RG702/quiet $AZL4 $FEDORA
  applications/pairs/RG702/quiet: 1 file, 2 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  no findings, everything checked
  installs from: the enabled channels (base)
  
  nothing to install:
    of the packages that it uses itself, 2 of 2 are in the image core
