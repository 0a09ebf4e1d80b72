RG107 missing-file: one field decides.

  $ rpmgap scan applications/pairs/RG107/fires $AZL4 $FEDORA
  applications/pairs/RG107/fires: 1 file, 5 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  1 blocker, everything checked
  installs from: no tier; /etc/redhat-release is in the way
  
  BLOCKER  RG107 missing-file  /etc/redhat-release                        8570c11b
    needs-1-1.fc43.x86_64.rpm -> /etc/redhat-release -> nothing
    no package of azurelinux-4.0 has this path; Azure Linux has /etc/os-release,
    /etc/system-release and /etc/azurelinux-release, and no release file of
    another distribution; fedora-43 has it in
    fedora-release-common-43-26.fc43.noarch
    1 subject needs it: needs-1-1.fc43.x86_64.rpm (Requires)
    source: https://github.com/microsoft/azurelinux/blob/4.0/base/comps/azurelinux-release/azurelinux-release.spec
    (2026-04-29, rule azl4-release-file)
    do: read /etc/os-release, or require system-release
  [1]

  $ rpmgap scan applications/pairs/RG107/quiet $AZL4 $FEDORA
  applications/pairs/RG107/quiet: 1 file, 5 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  no findings, everything checked
  installs from: the enabled channels (base)
  
  to install:
    dnf install applications/pairs/RG107/quiet/needs-1-1.fc43.x86_64.rpm
    1 package, 6.4 KiB to download, 57 B installed
    of the packages that it uses itself, 0 of 1 are in the image core
