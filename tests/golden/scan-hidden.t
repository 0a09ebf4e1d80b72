What excludepkgs and includepkgs of a .repo file leave out is not seen, and is the nearest to what is missing then.

  $ mkdir repos.d && cat > repos.d/base.repo <<END
  > [base]
  > name=base
  > baseurl=file://$PWD/distributions/azurelinux-4.0/base
  > excludepkgs=fuse3-libs, *-npm
  > END

  $ rpmgap scan applications/pairs/RG104/quiet --target azurelinux-4.0 --repos-dir azurelinux-4.0:repos.d --baseline none
  applications/pairs/RG104/quiet: 1 file, 5 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old)
  1 blocker, everything checked
  installs from: no tier; libfuse3.so.3()(64bit) is in the way
  
  BLOCKER  RG103 missing-soname  libfuse3.so.3()(64bit)                   f8b70688
    app -> libfuse3.so.3()(64bit) -> nothing
    a package of azurelinux-4.0 has it, and dnf does not see that package;
    fuse3-libs-3.16.2-7.azl4.x86_64 (base) is hidden: excludepkgs of channel base
    1 subject needs it: app (DT_NEEDED)
    do: take it out of excludepkgs of channel base
  
  once the rest is gone, nothing to install:
    of the packages that it uses itself, 1 of 1 are in the image core
  [1]

With includepkgs only what it names is seen.

  $ printf '[base]\nname=base\nbaseurl=file://%s\nincludepkgs=glibc*\n' $PWD/distributions/azurelinux-4.0/base > repos.d/base.repo

  $ mkdir app && printf '#!/usr/bin/bash\ndnf install -y glibc jq\n' > app/run

  $ rpmgap scan app --target azurelinux-4.0 --repos-dir azurelinux-4.0:repos.d --baseline none
  app: 1 file, 4 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old)
  3 blockers, 1 error, everything checked
  installs from: no tier; /usr/bin/bash, dnf, glibc and 1 more are in the way
  
  BLOCKER  RG102 missing-package  jq                                      fd31800d
    run -> jq -> nothing
    a package of azurelinux-4.0 has it, and dnf does not see that package;
    jq-1.8.1-3.azl4.x86_64 (base) is hidden: includepkgs of channel base [medium
    confidence]
    1 subject needs it: run:2
    do: add it to includepkgs of channel base
  
  BLOCKER  RG107 missing-file  /usr/bin/bash                              55f46890
    run -> /usr/bin/bash -> nothing
    a package of azurelinux-4.0 has it, and dnf does not see that package;
    bash-5.3.9-4.azl4.x86_64 (base) is hidden: includepkgs of channel base
    1 subject needs it: run:1
    do: add it to includepkgs of channel base
  
  BLOCKER  RG501 uninstallable  filesystem                                b5a4e1ea
    run -> glibc (base) -> filesystem -> nothing that is seen
    what provides it cannot be installed from the enabled channels of
    azurelinux-4.0; filesystem-3.18-52.azl4.x86_64 (base) is hidden: includepkgs
    of channel base
    1 subject needs it: run:2
    do: add it to includepkgs of channel base
  
  ERROR  RG108 missing-command  dnf                                       73d5aa4f
    run -> dnf -> nothing
    a package of azurelinux-4.0 has it, and dnf does not see that package;
    dnf5-5.2.18.0-2.azl4.x86_64 (base) is hidden: includepkgs of channel base
    [medium confidence]
    1 subject needs it: run:2
    do: add it to includepkgs of channel base
  
  once the rest is gone, nothing to install:
    what the image core holds is not known
    in no enabled channel, though the image core is said to have it:
      azurelinux-release-container, bash, dnf5 and 1 more
  [1]

The lower priority number is taken, whatever the version: fedora's python3-cryptography instead of that of updates.

  $ printf '[new]\nname=new\nbaseurl=file://%s\npriority=%s\n[old]\nname=old\nbaseurl=file://%s\n' $PWD/distributions/fedora-43/updates 99 $PWD/distributions/fedora-43/fedora > repos.d/base.repo

  $ rpmgap scan applications/pairs/RG302/fires $AZL4 --baseline fedora-43 --repos-dir fedora-43:repos.d
  applications/pairs/RG302/fires: 1 file, 5 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  1 warning, everything checked
  installs from: the enabled channels (base)
  
  WARNING  RG302 version-older  python3-cryptography                      782cac1d
    needs-1-1.fc43.x86_64.rpm -> python3-cryptography ->
      python3-cryptography-45.0.4-2.azl4.x86_64 (base)
    python3-cryptography is 45.0.4-2.azl4 on azurelinux-4.0, older than
    46.0.5-1.fc43 on fedora-43
    1 subject needs it: needs-1-1.fc43.x86_64.rpm (Requires)
    do: test what the application uses of it; later fixes and features are not
        there
  
  to install:
    dnf install applications/pairs/RG302/fires/needs-1-1.fc43.x86_64.rpm
    4 packages, 26.9 KiB to download, 15.0 KiB installed
    of the packages that it uses itself, 0 of 1 are in the image core

  $ sed -i s/priority=99/priority=200/ repos.d/base.repo

  $ rpmgap scan applications/pairs/RG302/fires $AZL4 --baseline fedora-43 --repos-dir fedora-43:repos.d
  applications/pairs/RG302/fires: 1 file, 5 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  no findings, everything checked
  installs from: the enabled channels (base)
  
  to install:
    dnf install applications/pairs/RG302/fires/needs-1-1.fc43.x86_64.rpm
    4 packages, 26.9 KiB to download, 15.0 KiB installed
    of the packages that it uses itself, 0 of 1 are in the image core
