What of a distribution cannot be installed from it.

The miniature of Azure Linux: base has to close on its own, and one of its packages needs what only sdk has.

  $ rpmgap closure azurelinux-4.0 $AZL4
  azurelinux-4.0 x86_64 (2026-01-01, 7 days old)
    base: 79 packages, 1 cannot be installed, by 1 cause
    nvidia with base: 1 package, each can be installed
    sdk with base, nvidia: 11 packages, each can be installed
  1 error, everything checked
  
  ERROR  RG201 channel-unsupported  mobile-broadband-provider-info >= 20090602
    8dd5d5d8
    libnma (base) -> mobile-broadband-provider-info >= 20090602 -> sdk
    cannot be installed: only channel sdk has it, and base has to do without
    1 package: libnma-1.10.6-11.azl4.x86_64
    do: move what provides it from channel sdk to where it is needed, or drop the
        requirement
  [1]

One requirement that nothing meets breaks two packages, the shorter chain first; two packages that exclude each other break a third; a version that is too low.

  $ $MAKE_REPO broken <<'END'
  > pkg app 1-1 x86_64
  > req liba
  > pkg liba 2-1 x86_64
  > req libgone.so.3()(64bit)
  > pkg both 1-1 noarch
  > req left
  > req right
  > pkg left 1-1 noarch
  > con right
  > pkg right 1-1 noarch
  > pkg tool 1-1 noarch
  > req liba >= 3
  > pkg sound 1-1 noarch
  > END

  $ rpmgap closure ./broken
  broken x86_64 (2026-01-01, 7 days old)
    broken: 7 packages, 4 cannot be installed, by 3 causes
  3 blockers, everything checked
  
  BLOCKER  RG103 missing-soname  libgone.so.3()(64bit)                    32cbb253
    liba (broken) -> libgone.so.3()(64bit) -> nothing
    cannot be installed: nothing in broken provides it
    2 packages: liba-2-1.x86_64, app-1-1.x86_64
    do: publish a package that provides it, or drop the requirement
  
  BLOCKER  RG301 version-too-old  liba >= 3                               f3e9ce14
    tool (broken) -> liba >= 3 -> nothing
    cannot be installed: nothing in broken provides it; nearest: 2-1 in
    liba-2-1.x86_64 (broken)
    1 package: tool-1-1.noarch
    do: rebuild the packages against what is there, or publish the version
  
  BLOCKER  RG502 conflict  left.noarch conflicts with right (right.noarch)
    990e32df
    both (broken) -> left (broken) -> left.noarch conflicts with right
      (right.noarch)
    cannot be installed: what is needed stands in its own way
    1 package: both-1-1.noarch
    do: publish versions that go together, bound the conflict, or drop one of the
        two
  [1]

Only what each package asks for itself:

  $ rpmgap closure ./broken --direct
  broken x86_64 (2026-01-01, 7 days old)
    broken: 7 packages, 2 have a requirement that nothing provides, by 2 causes
  2 blockers, everything checked
  
  BLOCKER  RG103 missing-soname  libgone.so.3()(64bit)                    32cbb253
    liba (broken) -> libgone.so.3()(64bit) -> nothing
    cannot be installed: nothing in broken provides it
    1 package: liba-2-1.x86_64
    do: publish a package that provides it, or drop the requirement
  
  BLOCKER  RG301 version-too-old  liba >= 3                               f3e9ce14
    tool (broken) -> liba >= 3 -> nothing
    cannot be installed: nothing in broken provides it; nearest: 2-1 in
    liba-2-1.x86_64 (broken)
    1 package: tool-1-1.noarch
    do: rebuild the packages against what is there, or publish the version
  [1]

Every chain, of some packages:

  $ rpmgap closure ./broken --only app --only 'b*' --verbose
  broken x86_64 (2026-01-01, 7 days old)
    broken: 2 packages, 2 cannot be installed, by 2 causes
  2 blockers, everything checked
  
  BLOCKER  RG103 missing-soname  libgone.so.3()(64bit)                    32cbb253
    app (broken) -> liba (broken) -> libgone.so.3()(64bit) -> nothing
    cannot be installed: nothing in broken provides it
      app-1-1.x86_64 -> liba (broken) -> libgone.so.3()(64bit)
    do: publish a package that provides it, or drop the requirement
  
  BLOCKER  RG502 conflict  left.noarch conflicts with right (right.noarch)
    990e32df
    both (broken) -> left (broken) -> left.noarch conflicts with right
      (right.noarch)
    cannot be installed: what is needed stands in its own way
      both-1-1.noarch -> left (broken) -> left.noarch conflicts with right
        (right.noarch)
    do: publish versions that go together, bound the conflict, or drop one of the
        two
  [1]

  $ rpmgap closure ./broken --only nobody
  rpmgap: --only nobody: no package is named so
  [2]

A condition that nothing has to meet is no violation; which package makes it one is told apart.

  $ $MAKE_REPO conditional <<'END'
  > pkg editor 1-1 noarch
  > req (spell-gone if desktop)
  > pkg desktop 1-1 noarch
  > pkg suite 1-1 noarch
  > req editor
  > req desktop
  > END

  $ rpmgap closure ./conditional
  conditional x86_64 (2026-01-01, 7 days old)
    conditional: 3 packages, 1 cannot be installed, by 1 cause
  1 blocker, everything checked
  
  BLOCKER  RG101 missing-capability  (spell-gone if desktop)              ed649054
    suite (conditional) -> editor (conditional) -> (spell-gone if desktop) ->
      nothing
    cannot be installed: nothing in conditional provides it
    1 package: suite-1-1.noarch
    do: publish a package that provides it, or drop the requirement
  
  no violation, but cannot be installed together:
    editor-1-1.noarch requires (spell-gone if desktop) and breaks beside
      desktop-1-1.noarch
  [1]

Of several versions all are asked about, or the newest alone.

  $ $MAKE_REPO versions <<'END'
  > pkg old 1-1 noarch
  > req gone
  > pkg old 2-1 noarch
  > END

  $ rpmgap closure ./versions --quiet
  BLOCKER  RG101 missing-capability  gone                                 5996eef7
    old (versions) -> gone -> nothing
    cannot be installed: nothing in versions provides it
    1 package: old-1-1.noarch
    do: publish a package that provides it, or drop the requirement
  [1]

  $ rpmgap closure ./versions --quiet --newest

What source packages need to be built, from the channels of their tier.

  $ $MAKE_REPO sources <<'END'
  > pkg sound 1-1 src
  > req right
  > pkg tool 1-1 src
  > req liba >= 3
  > END

  $ rpmgap closure ./broken --build --repo sources=./sources
  broken x86_64 (2026-01-01, 7 days old), what its source packages need to be
    built
    broken, sources: 2 source packages, 1 cannot be built, by 1 cause
  1 error, everything checked
  
  ERROR  RG301 version-too-old  liba >= 3                                 ea443174
    tool (sources) -> liba >= 3 -> nothing
    cannot be built: nothing in broken, sources provides it; nearest: 2-1 in
    liba-2-1.x86_64 (broken)
    1 package: tool-1-1.src
    do: rebuild the packages against what is there, or publish the version
  [1]

  $ rpmgap closure ./broken --build
  rpmgap: --build: there is no source package; name the source repositories, as in --repo base-source=URL
  [2]

Each architecture has a closure of its own.

  $ $MAKE_REPO arches <<'END'
  > pkg a 1-1 x86_64
  > pkg b 1-1 aarch64
  > req a
  > END

  $ rpmgap closure ./arches --arch x86_64 --arch aarch64
  arches x86_64 (2026-01-01, 7 days old)
    arches: 1 package, each can be installed
  arches aarch64 (2026-01-01, 7 days old)
    arches: 1 package, 1 cannot be installed, by 1 cause
  1 blocker, everything checked
  
  arches aarch64:
  
  BLOCKER  RG503 arch-missing  a                                          0dcd2beb
    b (arches) -> a -> nothing
    cannot be installed: nothing in arches provides it; nearest: a in a-1-1.x86_64
    (arches)
    1 package: b-1-1.aarch64
    do: publish a package that provides it, or drop the requirement
  [1]

  $ rpmgap closure ./arches --arch s390x
  rpmgap: cannot close arches s390x: none of its packages is for s390x, they are for aarch64, x86_64: name the repositories of s390x, or another --arch
  [3]

Known violations are waived in rpmgap.toml: by code with what it is about, or by fingerprint. Only new ones count.

  $ cat > rpmgap.toml <<'END'
  > [[waiver]]
  > command = "closure"
  > code = "RG103"
  > packages = ["app", "liba"]
  > reason = "liba is rebuilt next week"
  > owner = "toolchain"
  > expires = 2026-02-01
  > END

  $ rpmgap closure ./broken --quiet
  BLOCKER  RG301 version-too-old  liba >= 3                               f3e9ce14
    tool (broken) -> liba >= 3 -> nothing
    cannot be installed: nothing in broken provides it; nearest: 2-1 in
    liba-2-1.x86_64 (broken)
    1 package: tool-1-1.noarch
    do: rebuild the packages against what is there, or publish the version
  
  BLOCKER  RG502 conflict  left.noarch conflicts with right (right.noarch)
    990e32df
    both (broken) -> left (broken) -> left.noarch conflicts with right
      (right.noarch)
    cannot be installed: what is needed stands in its own way
    1 package: both-1-1.noarch
    do: publish versions that go together, bound the conflict, or drop one of the
        two
  [1]

By fingerprint, in another file:

  $ cat > known.toml <<'END'
  > [[waiver]]
  > command = "closure"
  > fingerprint = "32cbb253"
  > reason = "seen"
  > owner = "team"
  > 
  > [[waiver]]
  > command = "closure"
  > fingerprint = "b0b0b0b0"
  > reason = "seen"
  > owner = "team"
  > END

  $ rpmgap closure ./broken --config known.toml --fail-on never | tail -10
        two
  
  WARNING  RG902 waiver-stale  b0b0b0b0                                   6d203692
    the waiver of team ("seen") covers nothing
    known.toml:7
    do: take it out of the file
  
  waived:
    32cbb253 RG103 libgone.so.3()(64bit) (2 packages): waived by team: seen
      (known.toml:1)

What a waiver may not say:

  $ printf '[[waiver]]\ncommand = "closure"\ncode = "RG103"\npackages = ["*"]\nreason = "all"\nowner = "me"\n' > wide.toml

  $ rpmgap closure ./broken --config wide.toml
  rpmgap: wide.toml:1: a waiver needs a fingerprint, or a code with capabilities, packages or paths each of which has two letters or digits that stand for themselves
  [3]

  $ printf '[[waiver]]\ncommand = "closure"\nfingerprint = "b0b0b0b0"\nowner = "me"\n' > silent.toml

  $ rpmgap closure ./broken --config silent.toml
  rpmgap: silent.toml:1: a waiver has no reason
  [3]

  $ printf '[[waver]]\n' > typo.toml

  $ rpmgap closure ./broken --config typo.toml
  rpmgap: typo.toml:1: the file has the unknown key "waver"; did you mean waiver?
  [3]

  $ rpmgap closure ./broken --config nowhere.toml
  rpmgap: cannot read nowhere.toml: No such file or directory
  [3]

Metadata that does not carry what is asked for proves nothing.

  $ $MAKE_REPO bare <<'END'
  > pkg a 1-1 noarch
  > req /usr/bin/tool
  > req gone
  > pkg b 1-1 noarch
  > req /usr/bin/tool
  > END

  $ rm rpmgap.toml bare/repodata/filelists.xml; grep -v filelists bare/repodata/repomd.xml > repomd.xml; mv repomd.xml bare/repodata/

  $ rpmgap closure ./bare
  bare x86_64 (2026-01-01, 7 days old)
    bare: 2 packages, 1 cannot be installed, by 1 cause
  1 blocker, 1 not checked
  
  BLOCKER  RG101 missing-capability  gone                                 92931152
    a (bare) -> gone -> nothing
    cannot be installed: nothing in bare provides it
    1 package: a-1-1.noarch
    do: publish a package that provides it, or drop the requirement
  
  not checked:
    bare: 2 requirements of packages cannot be looked up and are held to be met:
      channel bare: its repomd.xml lists no file lists
  [1]

  $ rpmgap closure ./bare --only b --strict --quiet
  1 not checked
  rpmgap: 1 thing was not checked, and --strict was given
  [5]
A channel that has nothing for the architecture is said; a conflict with what rpm itself provides; versions that do not go together.

  $ $MAKE_REPO elsewhere <<'END'
  > pkg z 1-1 aarch64
  > req gone
  > END

  $ rpmgap closure ./broken --repo sdk=./elsewhere --strict --quiet --only sound
  1 not checked
  rpmgap: 1 thing was not checked, and --strict was given
  [5]

  $ rpmgap closure ./broken --repo sdk=./elsewhere --only sound
  broken x86_64 (2026-01-01, 7 days old)
    broken, sdk: 1 package, each can be installed
  no findings, 1 not checked
  
  not checked:
    channel sdk: it has 1 package, and none is for this architecture

  $ $MAKE_REPO clashes <<'END'
  > pkg refused 1-1 noarch
  > con rpmlib(FileDigests) <= 4.6.0-1
  > pkg app 1-1 noarch
  > req lib = 1
  > req tool
  > pkg tool 1-1 noarch
  > req lib = 2
  > pkg lib 1-1 noarch
  > prv lib = 1
  > pkg lib 2-1 noarch
  > prv lib = 2
  > pkg both 1-1 noarch
  > req (tool unless lib)
  > req lib
  > END

  $ rpmgap closure ./clashes
  clashes x86_64 (2026-01-01, 7 days old)
    clashes: 6 packages, 3 cannot be installed, by 3 causes
  3 blockers, everything checked
  
  BLOCKER  RG502 conflict  app.noarch requires lib = 1, and tool.noarch requires lib = 2
    c36f6a55
    app (clashes) -> tool (clashes) -> lib = 2 -> lib (clashes) -> app.noarch
      requires lib = 1, and tool.noarch requires lib = 2
    cannot be installed: what is needed stands in its own way
    1 package: app-1-1.noarch
    do: publish versions that go together, bound the conflict, or drop one of the
        two
  
  BLOCKER  RG502 conflict  both.noarch requires lib, which cannot be met beside the rest
    6a74e447
    both (clashes) -> both.noarch requires lib, which cannot be met beside the
      rest
    cannot be installed: what is needed stands in its own way
    1 package: both-1-1.noarch
    do: publish versions that go together, bound the conflict, or drop one of the
        two
  
  BLOCKER  RG502 conflict  refused.noarch conflicts with rpmlib(FileDigests) <= 4.6.0-1
    20f81bb1
    refused (clashes) -> refused.noarch conflicts with rpmlib(FileDigests) <=
      4.6.0-1
    cannot be installed: what is needed stands in its own way
    1 package: refused-1-1.noarch
    do: publish versions that go together, bound the conflict, or drop one of the
        two
  [1]

What one channel's metadata lacks is nothing against another one.

  $ rpmgap closure ./broken --direct --repo bare=./bare --only app --only liba --only tool --quiet | grep -v '^  '
  BLOCKER  RG103 missing-soname  libgone.so.3()(64bit)                    32cbb253
  
  BLOCKER  RG301 version-too-old  liba >= 3                               f3e9ce14
  1 not checked

Names that are not there, and a waiver of part of a finding:

  $ rpmgap closure ./broken --only app --only typo
  rpmgap: --only typo: no package is named so
  [2]

  $ cat > part.toml <<'END'
  > [[waiver]]
  > command = "closure"
  > distribution = "bro*"
  > arch = "x86_64"
  > code = "RG103"
  > packages = ["liba"]
  > reason = "rebuilt by hand"
  > owner = "toolchain"
  > END

  $ rpmgap closure ./broken --config part.toml --only app --only liba
  broken x86_64 (2026-01-01, 7 days old)
    broken: 2 packages, 2 cannot be installed, by 1 cause
  1 blocker, everything checked, 1 broken package waived
  
  BLOCKER  RG103 missing-soname  libgone.so.3()(64bit)                    32cbb253
    app (broken) -> liba (broken) -> libgone.so.3()(64bit) -> nothing
    cannot be installed: nothing in broken provides it
    1 package: app-1-1.x86_64
    do: publish a package that provides it, or drop the requirement
  
  waived:
    32cbb253 RG103 libgone.so.3()(64bit) (1 package): waived by toolchain: rebuilt
      by hand (part.toml:1)
  [1]

  $ sed -i 's/bro/other/' part.toml; rpmgap closure ./broken --config part.toml | sed -n 3p
  3 blockers, everything checked

  $ printf '[[waiver]]\ncommand = "closure"\ncode = "RG103"\ncapabilities = ["lib*|[!@]*"]\nreason = "all"\nowner = "me"\n' > wide.toml

  $ rpmgap closure ./broken --config wide.toml
  rpmgap: wide.toml:1: a waiver needs a fingerprint, or a code with capabilities, packages or paths each of which has two letters or digits that stand for themselves
  [3]

  $ printf '[[waiver]]\ncommand = "closure"\ncode = "RG103"\ncapabilities = ["lib*"]\nreason = " "\nowner = "me"\n' > silent.toml

  $ rpmgap closure ./broken --config silent.toml
  rpmgap: silent.toml:5: the reason is empty
  [3]

  $ for glob in '[[:alpha:]][[:alpha:]]*' 'lib*|*' '*l*' '**********lib' ''; do sed "s/\[\"lib\*.*/[\"$glob\"]/" wide.toml > one.toml; rpmgap closure ./broken --config one.toml; done
  rpmgap: one.toml:1: a waiver needs a fingerprint, or a code with capabilities, packages or paths each of which has two letters or digits that stand for themselves
  rpmgap: one.toml:1: a waiver needs a fingerprint, or a code with capabilities, packages or paths each of which has two letters or digits that stand for themselves
  rpmgap: one.toml:1: a waiver needs a fingerprint, or a code with capabilities, packages or paths each of which has two letters or digits that stand for themselves
  rpmgap: one.toml:4: a pattern of capabilities has more than 300 bytes, or more than 4 stars between two '|'
  rpmgap: one.toml:4: an element of capabilities is not a non-empty string
  [3]

  $ printf '[[waiver]]\ncode = "RG103"\ncapabilities = ["lib*"]\nreason = "x"\nowner = "me"\n' > nocommand.toml; rpmgap closure ./broken --config nocommand.toml
  rpmgap: nocommand.toml:1: a waiver has no command
  [3]

  $ ln -s nowhere rpmgap.toml; rpmgap closure ./broken; rm rpmgap.toml
  rpmgap: cannot read rpmgap.toml: No such file or directory

As JSON:

  $ rpmgap closure ./conditional --format json | head -60
  {
    "schema": "rpmgap-closure/1",
    "tool": {
      "name": "rpmgap",
      "version": "0.1.0"
    },
    "closures": [
      {
        "distribution": {
          "id": "conditional",
          "release": "",
          "stage": "",
          "arch": "x86_64",
          "facts_date": "",
          "channels": [
            {
              "id": "conditional",
              "support": "enabled",
              "source": "HERE/conditional",
              "digest": "0fe1bb40d6fd3ef341121da8e97e9f25c3401ae558d9dad4ecd6941fa6cc1694",
              "date": "2026-01-01",
              "packages": 3,
              "carries": [
                "generated",
                "files"
              ],
              "lacks_reason": "",
              "authenticity": "local",
              "key": ""
            }
          ]
        },
        "mode": "solver",
        "requirements": "runtime",
        "tiers": [
          {
            "name": "enabled",
            "checked": [
              "conditional"
            ],
            "channels": [
              "conditional"
            ],
            "packages": 3,
            "broken": 1,
            "causes": 1,
            "conditionals": [
              {
                "package": {
                  "name": "editor",
                  "evr": "1-1",
                  "arch": "noarch",
                  "channel": "conditional"
                },
                "requirement": "(spell-gone if desktop)",
                "breaks_beside": [
                  [
                    "desktop-1-1.noarch"
                  ]
                ]
