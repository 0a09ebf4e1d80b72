What fails a run, and what does not.

  $ rpmgap scan applications/pairs/RG302/fires $AZL4 $FEDORA --quiet
  WARNING  RG302 version-older  python3-cryptography                      782cac1d
    needs-1-1.fc43.x86_64.rpm -> python3-cryptography ->
      python3-cryptography-45.0.4-2.azl4.x86_64 (base)
    python3-cryptography is 45.0.4-2.azl4 on azurelinux-4.0, older than
    46.0.5-1.fc43 on fedora-43
    1 subject needs it: needs-1-1.fc43.x86_64.rpm (Requires)
    do: test what the application uses of it; later fixes and features are not
        there

  $ rpmgap scan applications/pairs/RG302/fires $AZL4 $FEDORA --quiet --fail-on warning > /dev/null
  [1]

  $ rpmgap scan applications/pairs/RG103/fires $AZL4 $FEDORA --quiet --fail-on never > /dev/null

  $ rpmgap scan applications/pairs/RG901 $AZL4 $FEDORA > /dev/null
  $ rpmgap scan applications/pairs/RG901 $AZL4 $FEDORA --strict > /dev/null
  [5]

One file of which nothing could be read is no application that passed.

  $ rpmgap scan applications/pairs/RG901/fires $AZL4 $FEDORA > /dev/null
  rpmgap: nothing that was read has requirements: nothing was audited
  [5]

  $ rpmgap scan applications/pairs/RG901/fires $AZL4 $FEDORA --quiet --fail-on note
  1 not checked
  rpmgap: nothing that was read has requirements: nothing was audited
  [5]

  $ rpmgap scan applications/pairs/RG901/fires $AZL4 $FEDORA --strict > /dev/null
  [5]

Findings come before what was not checked.

  $ rpmgap scan applications/pairs/RG901/fires applications/pairs/RG103/fires $AZL4 $FEDORA --strict > /dev/null
  [1]
