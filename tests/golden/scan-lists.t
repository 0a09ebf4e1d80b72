Lists of packages: each asks for names, whatever version the old system had.

What rpm -qa prints, with a key among it.

  $ printf '%s\n' bash-5.3.0-2.fc43.x86_64 rsyslog-8.2508.0-1.fc43.x86_64 debootstrap-1.0.141-2.fc43.noarch gpg-pubkey-a15b79cc-63d04c2c own-tool-1.0-1.noarch > installed.txt
  $ rpmgap scan installed.txt $AZL4 $FEDORA
  installed.txt: 1 file, 4 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  1 blocker, 1 warning, everything checked
  installs from: no tier; debootstrap, own-tool are in the way; from fedora-43 it
    does not either
  
  BLOCKER  RG102 missing-package  debootstrap                             d171cb74
    installed.txt -> debootstrap -> nothing
    no package of azurelinux-4.0 has or provides this name; debootstrap was asked
    for when build images moved from 3.0, and added to base in June 2026;
    fedora-43 has it in debootstrap-1.0.141-2.fc43.noarch [medium confidence]
    1 subject needs it: installed.txt:3 (debootstrap-1.0.141-2.fc43.noarch)
    source: https://github.com/microsoft/azurelinux/pull/17669 (2026-06-09, rule
    azl4-debootstrap)
    do: take a newer snapshot, or build the Debian root elsewhere
  
  WARNING  RG109 unresolved-everywhere  own-tool                          a0fb96c5
    installed.txt -> own-tool -> nothing
    neither azurelinux-4.0 nor fedora-43 has it: third-party, bundled elsewhere,
    or not part of a distribution [medium confidence]
    1 subject needs it: installed.txt:5 (own-tool-1.0-1.noarch)
    do: bring it along from where it comes from today; the migration does not
        change it
  
  once the rest is gone, to install:
    dnf install rsyslog
    1 package, 6.9 KiB to download, 5.0 KiB installed
    of the packages that it uses itself, 1 of 2 are in the image core
  [1]

In a directory the same text proves nothing: nobody said that it is a list.

  $ mkdir tree && cp installed.txt tree/
  $ rpmgap scan tree $AZL4 $FEDORA
  tree: 1 file, 0 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  no findings, 1 not checked
  nothing that has requirements was found in what could be read
  
  not checked:
    there is nothing in it that has requirements: tree
  rpmgap: nothing that was read has requirements: nothing was audited
  [5]

What dnf list --installed prints.

  $ printf '%s\n' 'Installed packages' 'bash.x86_64      5.3.0-2.fc43          @anaconda' 'python3.12.x86_64   3.12.12-4.fc43   @updates' > dnf.txt
  $ rpmgap scan dnf.txt $AZL4 $FEDORA -q
  ERROR  RG201 channel-unsupported  python3.12                            fa4512ff
    dnf.txt -> python3.12 -> python3.12-3.12.12-5.azl4.x86_64 (sdk)
    only the unsupported channel sdk of azurelinux-4.0 has it; Python 3.14 is the
    only supported one, and 3.9 to 3.13 are only in the sdk channel; fedora-43 has
    it in python3.12-3.12.12-4.fc43.x86_64 [medium confidence]
    1 subject needs it: dnf.txt:3 (3.12.12-4.fc43)
    source: https://github.com/microsoft/azurelinux/blob/4.0/base/packages/sdk.packages.toml
    (2026-04-29, rule azl4-python-old)
    do: move to Python 3.14
  [1]

A line that fits nowhere makes it no list.

  $ printf '%s\n' bash 'and some prose about it' > notes.txt
  $ rpmgap scan notes.txt $AZL4 --baseline none
  notes.txt: 1 file, 0 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old)
  no findings, 1 not checked
  nothing that has requirements was found in what could be read
  
  not checked:
    is of no kind that has requirements: notes.txt (as a list of packages it fails
      at line 2)
  rpmgap: nothing that was read has requirements: nothing was audited
  [5]

Package groups say how much a package is wanted.

  $ cat > comps.xml <<'XML'
  > <?xml version="1.0" encoding="UTF-8"?>
  > <comps>
  >   <group>
  >     <id>core</id>
  >     <packagelist>
  >       <packagereq type="mandatory">bash</packagereq>
  >       <packagereq type="mandatory">debootstrap</packagereq>
  >       <packagereq type="optional">nosuch-optional</packagereq>
  >       <packagereq type="conditional" requires="bash">nosuch-conditional</packagereq>
  >       <packagereq type="conditional" requires="bash">jq</packagereq>
  >       <packagereq type="conditional" requires="no-such-group">nosuch-beside</packagereq>
  >     </packagelist>
  >   </group>
  > </comps>
  > XML
  $ rpmgap scan comps.xml $AZL4 --baseline none -q
  BLOCKER  RG101 missing-capability  (nosuch-conditional if bash)         fb33ea18
    comps.xml -> (nosuch-conditional if bash) -> nothing
    no package of any channel of azurelinux-4.0 provides its part
    nosuch-conditional
    1 subject needs it: comps.xml:9 (group core)
    do: find what provides it, add the channel that has it with --repo, or stop
        requiring it
  
  BLOCKER  RG102 missing-package  debootstrap                             d171cb74
    comps.xml -> debootstrap -> nothing
    no package of azurelinux-4.0 has or provides this name; debootstrap was asked
    for when build images moved from 3.0, and added to base in June 2026 [medium
    confidence]
    1 subject needs it: comps.xml:7 (group core)
    source: https://github.com/microsoft/azurelinux/pull/17669 (2026-06-09, rule
    azl4-debootstrap)
    do: take a newer snapshot, or build the Debian root elsewhere
  
  NOTE  RG102 missing-package  nosuch-optional                            4d0520a7
    comps.xml -> nosuch-optional -> nothing
    no package of azurelinux-4.0 has or provides this name [medium confidence]
    1 subject needs it: comps.xml:8 (group core)
    do: look for its new name on the target, build it into a repository of your
        own, or do without it
  [1]

A conditional package comes with the one that it hangs on, which may be in the image.

  $ cat > beside.xml <<'XML'
  > <comps><group><id>tools</id><packagelist>
  > <packagereq type="conditional" requires="bash">jq</packagereq>
  > </packagelist></group></comps>
  > XML
  $ rpmgap scan beside.xml $AZL4 --baseline none
  beside.xml: 1 file, 1 requirement
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old)
  no findings, everything checked
  installs from: the enabled channels (base)
  
  to install:
    dnf install jq
    1 package, 7.5 KiB to download, 10.0 KiB installed
    of the packages that it uses itself, 0 of 1 are in the image core
  $ rpmgap scan beside.xml $AZL4 --baseline none --image none
  beside.xml: 1 file, 1 requirement
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old)
  no findings, everything checked
  installs from: the enabled channels (base)

A bill of materials: rpm packages are looked up by name, everything else is counted.

  $ cat > app.cdx.json <<'JSON'
  > {"bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1, "components": [
  >   {"type": "library", "name": "debootstrap", "purl": "pkg:rpm/fedora/debootstrap@1.0.141-2.fc43?arch=noarch"},
  >   {"type": "library", "name": "requests", "purl": "pkg:pypi/requests@2.32.0"},
  >   {"type": "library", "name": "urllib3", "purl": "pkg:pypi/urllib3@2.5.0"},
  >   {"type": "operating-system", "name": "fedora", "version": "43"}]}
  > JSON
  $ rpmgap scan app.cdx.json $AZL4 $FEDORA
  app.cdx.json: 1 file, 1 requirement
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  1 blocker, 1 not checked
  installs from: no tier; debootstrap is in the way
  
  BLOCKER  RG102 missing-package  debootstrap                             d171cb74
    app.cdx.json -> debootstrap -> nothing
    no package of azurelinux-4.0 has or provides this name; debootstrap was asked
    for when build images moved from 3.0, and added to base in June 2026;
    fedora-43 has it in debootstrap-1.0.141-2.fc43.noarch [medium confidence]
    1 subject needs it: app.cdx.json
      (pkg:rpm/fedora/debootstrap@1.0.141-2.fc43?arch=noarch)
    source: https://github.com/microsoft/azurelinux/pull/17669 (2026-06-09, rule
    azl4-debootstrap)
    do: take a newer snapshot, or build the Debian root elsewhere
  
  not checked:
    2 components are not looked up: app.cdx.json (pypi packages)
  [1]

  $ cat > app.spdx.json <<'JSON'
  > {"spdxVersion": "SPDX-2.3", "packages": [
  >   {"name": "rsyslog", "externalRefs": [{"referenceCategory": "PACKAGE-MANAGER", "referenceType": "purl",
  >     "referenceLocator": "pkg:rpm/fedora/rsyslog@8.2508.0-1.fc43?arch=x86_64"}]}]}
  > JSON
  $ rpmgap scan app.spdx.json $AZL4 --baseline none
  app.spdx.json: 1 file, 1 requirement
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old)
  no findings, everything checked
  installs from: the enabled channels (base)
  
  to install:
    dnf install rsyslog
    1 package, 6.9 KiB to download, 5.0 KiB installed
    of the packages that it uses itself, 0 of 1 are in the image core

JSON that names its form at its end is one where it is named itself; forms that nothing reads are said.

  $ python3 -c "import json; json.dump({'files': ['x' * 100] * 100, 'packages': [{'name': 'a', 'externalRefs': [{'referenceType': 'purl', 'referenceLocator': 'pkg:rpm/f/rsyslog@1'}]}], 'spdxVersion': 'SPDX-2.3'}, open('late.json', 'w'))"
  $ printf 'SPDXVersion: SPDX-2.3\nPackageName: x\n' > tags.spdx
  $ printf '<bom xmlns="http://cyclonedx.org/schema/bom/1.6"/>\n' > x.xml
  $ rpmgap scan late.json tags.spdx x.xml $AZL4 --baseline none
  late.json, tags.spdx, x.xml: 3 files, 1 requirement
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old)
  no findings, 2 not checked
  installs from: the enabled channels (base)
  
  to install:
    dnf install rsyslog
    1 package, 6.9 KiB to download, 5.0 KiB installed
    of the packages that it uses itself, 0 of 1 are in the image core
  
  not checked:
    no reader for this form of a bill of materials: tags.spdx (SPDX as tags and
      values), x.xml (CycloneDX as XML)

Single words of which no distribution knows one are likely no packages.

  $ printf 'apple\nbanana\n' > fruit.txt
  $ rpmgap scan fruit.txt $AZL4 --baseline none
  fruit.txt: 1 file, 2 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old)
  2 warnings, everything checked
  installs from: no tier; apple, banana are in the way
  
  WARNING  RG102 missing-package  apple                                   c5af2800
    fruit.txt -> apple -> nothing
    no package of azurelinux-4.0 has or provides this name [low confidence]
    1 subject needs it: fruit.txt:1
    do: look for its new name on the target, build it into a repository of your
        own, or do without it
  
  WARNING  RG102 missing-package  banana                                  a51c049c
    fruit.txt -> banana -> nothing
    no package of azurelinux-4.0 has or provides this name [low confidence]
    1 subject needs it: fruit.txt:2
    do: look for its new name on the target, build it into a repository of your
        own, or do without it
  $ printf 'apple\nrsyslog\n' > mixed.txt
  $ rpmgap scan mixed.txt $AZL4 --baseline none -q
  BLOCKER  RG102 missing-package  apple                                   c5af2800
    mixed.txt -> apple -> nothing
    no package of azurelinux-4.0 has or provides this name [medium confidence]
    1 subject needs it: mixed.txt:1
    do: look for its new name on the target, build it into a repository of your
        own, or do without it
  [1]

Source that nothing reads is said.

  $ mkdir -p sources && touch sources/a.pl sources/A.pm sources/b.pm sources/x.ipynb sources/x.pyx
  $ for f in sources/*; do echo text > $f; done
  $ rpmgap scan sources $AZL4 --baseline none
  sources: 5 files, 0 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old)
  no findings, 5 not checked
  nothing that has requirements was found in what could be read
  
  not checked:
    no reader for Cython source: x.pyx
    no reader for Perl source: A.pm, a.pl, b.pm
    no reader for a notebook of Jupyter: x.ipynb
  rpmgap: nothing that was read has requirements: nothing was audited
  [5]

An architecture that the old system had beside its own is asked for; its own is not.

  $ printf '%s\n' glibc-2.42-9.fc43.i686 glibc-2.42-9.fc43.x86_64 bash.x86_64 > multilib.txt
  $ rpmgap scan multilib.txt $AZL4 $FEDORA -q
  BLOCKER  RG503 arch-missing  glibc.i686                                 de098eda
    multilib.txt -> glibc.i686 -> nothing
    azurelinux-4.0 has it for another architecture only; nearest: glibc in
    glibc-2.42-10.azl4.x86_64 (base); fedora-43 has it in glibc-2.42-9.fc43.i686
    [medium confidence]
    1 subject needs it: multilib.txt:1 (glibc-2.42-9.fc43.i686)
    do: leave it out if nothing needs it any more, or build what does for an
        architecture that the target has
  [1]
  $ printf '{"bomFormat": "CycloneDX", "components": [{"type": "library", "purl": "pkg:rpm/fedora/glibc@2.42-9.fc43?arch=i686"}]}' > multilib.cdx.json
  $ rpmgap scan multilib.cdx.json $AZL4 $FEDORA -q
  BLOCKER  RG503 arch-missing  glibc.i686                                 de098eda
    multilib.cdx.json -> glibc.i686 -> nothing
    azurelinux-4.0 has it for another architecture only; nearest: glibc in
    glibc-2.42-10.azl4.x86_64 (base); fedora-43 has it in glibc-2.42-9.fc43.i686
    [medium confidence]
    1 subject needs it: multilib.cdx.json
      (pkg:rpm/fedora/glibc@2.42-9.fc43?arch=i686)
    do: leave it out if nothing needs it any more, or build what does for an
        architecture that the target has
  [1]
  $ printf '%s\n' bash-5.3.0-2.fc43.aarch64 tzdata-2025b-3.fc43.noarch > arm.txt
  $ rpmgap scan arm.txt $AZL4 $FEDORA --arch x86_64
  arm.txt: 1 file, 0 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  no findings, 1 not checked
  nothing that has requirements was found in what could be read
  
  not checked:
    lists packages of aarch64, this run is for x86_64 (run again with --arch
      aarch64): arm.txt
  rpmgap: nothing that was read has requirements: nothing was audited
  [5]

A line that names no package is not checked, what dnf could install is left out, and a text with too many such lines is no list.

  $ printf '%s\n' 'Installed Packages' 'bash.x86_64   5.3.0-2.fc43   @anaconda' 'zlib.x86_64 1.0' 'Error: no such thing' 'Available Packages' 'debootstrap.noarch  1.0.141-2.fc43  fedora' > mixed.txt
  $ rpmgap scan mixed.txt $AZL4 --baseline none
  mixed.txt: 1 file, 2 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old)
  no findings, 1 not checked
  installs from: the enabled channels (base)
  
  to install:
    dnf install zlib-ng-compat
    1 package, 7.2 KiB to download, 5.0 KiB installed
    of the packages that it uses itself, 1 of 2 are in the image core
  
  not checked:
    a line names no package: mixed.txt:4 (Error: no such thing)
  
  to bear in mind:
    1 package is not looked up: listed as what the system could have: mixed.txt
  $ printf '%s\n' bash 'and now to something else' > prose.txt
  $ rpmgap scan prose.txt $AZL4 --baseline none
  prose.txt: 1 file, 0 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old)
  no findings, 1 not checked
  nothing that has requirements was found in what could be read
  
  not checked:
    is of no kind that has requirements: prose.txt (as a list of packages it fails
      at line 2)
  rpmgap: nothing that was read has requirements: nothing was audited
  [5]

What says which distribution the old system was is not asked for, whatever profile knows it; an install command asks for it all the same.

  $ printf '%s\n' bash-5.3.0-2.fc43.x86_64 fedora-release-common-43-26.noarch fedora-gpg-keys-43-1.noarch generic-logos-18.0.0-28.fc43.noarch almalinux-repos-10.0-1.el10.x86_64 > system.txt
  $ rpmgap scan system.txt $AZL4 $FEDORA
  system.txt: 1 file, 1 requirement
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  no findings, everything checked
  installs from: the enabled channels (base)
  
  nothing to install:
    of the packages that it uses itself, 1 of 1 are in the image core
  
  to bear in mind:
    4 packages are not asked for, since the target has its own to say which
      distribution it is: fedora-release-common, fedora-gpg-keys, generic-logos,
      almalinux-repos: system.txt
  $ printf 'FROM fedora:43\nRUN dnf install -y fedora-release-common\n' > Dockerfile
  $ rpmgap scan Dockerfile $AZL4 $FEDORA -q | head -1
  BLOCKER  RG102 missing-package  fedora-release-common                   74eb7c06
