Directories are distributions: one with repodata/, or one channel for each sub-directory.

  $ rpmgap scan applications/pairs/RG103/fires --target distributions/azurelinux-4.0/base --baseline distributions/fedora-43
  applications/pairs/RG103/fires: 1 file, 5 requirements
  on base x86_64 (2026-01-01, 7 days old), against fedora-43-metadata (2026-01-01,
    7 days old)
  1 blocker, everything checked
  installs from: no tier; libobjc.so.4()(64bit) is in the way
  
  BLOCKER  RG103 missing-soname  libobjc.so.4()(64bit)                    ca1abacb
    app -> libobjc.so.4()(64bit) -> nothing
    no package of base has this library; fedora-43-metadata has it in
    libobjc-15.2.1-6.fc43.x86_64
    1 subject needs it: app (DT_NEEDED)
    do: ship libobjc.so.4 beside the application, or build without it
  
  once the rest is gone, to install:
    dnf install glibc
    6 packages, 46.3 KiB to download, 60.5 KiB installed
  
  to bear in mind:
    no profile says what its channels are: every one counts as enabled: base
    no rule is about this distribution, so RG603, RG604, RG701 and RG702 are not
      looked for: base
  [1]

A channel that is added counts as enabled, whatever the profile would say of others.

  $ rpmgap scan applications/pairs/RG201/fires $AZL4 $FEDORA --repo company=distributions/azurelinux-4.0/sdk
  applications/pairs/RG201/fires: 1 file, 5 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  no findings, everything checked
  installs from: the enabled channels (base, company)
  
  to install:
    dnf install python3.12-libs
    1 package, 7.0 KiB to download, 4.9 KiB installed
    of the packages that it uses itself, 1 of 2 are in the image core

A second run finds the first one's cache; a damaged cache is made anew.

  $ find cache -name '*.solv' | wc -l
  10

  $ for file in $(find cache -type f); do printf damaged > $file; done

  $ rpmgap scan applications/pairs/RG201/fires $AZL4 $FEDORA --repo company=distributions/azurelinux-4.0/sdk
  applications/pairs/RG201/fires: 1 file, 5 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  no findings, everything checked
  installs from: the enabled channels (base, company)
  
  to install:
    dnf install python3.12-libs
    1 package, 7.0 KiB to download, 4.9 KiB installed
    of the packages that it uses itself, 1 of 2 are in the image core

Channels below a directory may lie deeper, as on mirrors; what cannot be told apart is refused.

  $ mkdir -p mirror/base/aarch64 mirror/sdk mirror/SRPMS other && cp -r distributions/azurelinux-4.0-aarch64/base/repodata mirror/base/aarch64 && ln -s base/x86_64 mirror/current && cp -r distributions/azurelinux-4.0/base mirror/base/x86_64 && cp -r distributions/azurelinux-4.0/sdk mirror/sdk/x86_64

  $ rpmgap sync mirror -q --lock mirror.lock && grep -E '^(distribution|id) ' mirror.lock
  distribution = 'mirror'
  id = 'base-x86_64'
  distribution = 'mirror'
  id = 'sdk-x86_64'

  $ cp -r distributions/fedora-43/fedora other/mirror

  $ rpmgap scan applications/clean --target mirror --baseline other/mirror
  rpmgap: mirror and other/mirror are both called mirror, so nothing could tell them apart: give one of them through a directory or profile of another name
  [2]

What --quiet leaves out and --strict fails for is said.

  $ rpmgap scan applications/hostile --target mirror --baseline none -q --strict --fail-on never > /dev/null
  rpmgap: 17 things were not checked, and --strict was given
  [5]
