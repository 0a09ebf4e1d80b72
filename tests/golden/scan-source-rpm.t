A source package: what its BuildRequires name is needed only to build, and counts one step less.

  $ cat > app.spec <<'SPEC'
  > Name: app
  > Version: 1.0
  > Release: 1
  > Summary: An application
  > License: MIT
  > BuildArch: noarch
  > BuildRequires: bash
  > BuildRequires: python3.12
  > BuildRequires: debootstrap
  > BuildRequires: own-build-tool
  > %description
  > An application.
  > %files
  > SPEC
  $ rpmbuild -bs --quiet --define "_topdir $PWD/build" --define '_buildhost fixture' app.spec && mv build/SRPMS/app-1.0-1.src.rpm .
  $ rpmgap scan app-1.0-1.src.rpm $AZL4 $FEDORA
  app-1.0-1.src.rpm: 1 file, 6 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  1 error, 1 warning, 1 note, everything checked
  installs from: the enabled channels (base)
  
  ERROR  RG102 missing-package  debootstrap                               d171cb74
    app-1.0-1.src.rpm -> debootstrap -> nothing
    no package of azurelinux-4.0 has or provides this name; debootstrap was asked
    for when build images moved from 3.0, and added to base in June 2026; needed
    only to build; fedora-43 has it in debootstrap-1.0.141-2.fc43.noarch
    1 subject needs it: app-1.0-1.src.rpm (BuildRequires)
    source: https://github.com/microsoft/azurelinux/pull/17669 (2026-06-09, rule
    azl4-debootstrap)
    do: take a newer snapshot, or build the Debian root elsewhere
  
  WARNING  RG201 channel-unsupported  python3.12                          fa4512ff
    app-1.0-1.src.rpm -> python3.12 -> python3.12-3.12.12-5.azl4.x86_64 (sdk)
    only the unsupported channel sdk of azurelinux-4.0 has it; Python 3.14 is the
    only supported one, and 3.9 to 3.13 are only in the sdk channel; needed only
    to build; fedora-43 has it in python3.12-3.12.12-4.fc43.x86_64
    1 subject needs it: app-1.0-1.src.rpm (BuildRequires)
    source: https://github.com/microsoft/azurelinux/blob/4.0/base/packages/sdk.packages.toml
    (2026-04-29, rule azl4-python-old)
    do: move to Python 3.14
  
  NOTE  RG109 unresolved-everywhere  own-build-tool                       b97b7666
    app-1.0-1.src.rpm -> own-build-tool -> nothing
    neither azurelinux-4.0 nor fedora-43 has it: third-party, bundled elsewhere,
    or not part of a distribution; needed only to build
    1 subject needs it: app-1.0-1.src.rpm (BuildRequires)
    do: bring it along from where it comes from today; the migration does not
        change it
  [1]

Where the same is needed to run, that counts.

  $ printf 'debootstrap\n' > packages.txt
  $ rpmgap scan app-1.0-1.src.rpm packages.txt $AZL4 $FEDORA -q | grep -A4 RG102
  BLOCKER  RG102 missing-package  debootstrap                             d171cb74
    packages.txt -> debootstrap -> nothing
    no package of azurelinux-4.0 has or provides this name; debootstrap was asked
    for when build images moved from 3.0, and added to base in June 2026;
    fedora-43 has it in debootstrap-1.0.141-2.fc43.noarch [medium confidence]
