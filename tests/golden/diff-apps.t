Which recorded applications a change of the distribution breaks.

  $ $MAKE_REPO old <<'END'
  > pkg liba 1-1 x86_64
  > prv liba.so.1()(64bit)
  > file /usr/lib64/liba.so.1
  > pkg tool 1-1 noarch
  > file /usr/bin/tool
  > pkg helper 1-1 noarch
  > prv help
  > pkg bash 1-1 x86_64
  > file /bin/sh
  > file /usr/bin/sh
  > END

  $ $MAKE_REPO new <<'END'
  > pkg liba 2-1 x86_64
  > prv liba.so.2()(64bit)
  > file /usr/lib64/liba.so.2
  > pkg tool 2-1 noarch
  > file /usr/bin/tool
  > req gone
  > pkg assistant 1-1 noarch
  > prv help
  > pkg bash 1-1 x86_64
  > file /bin/sh
  > file /usr/bin/sh
  > END

Two applications, recorded where they were built; a third needs nothing that changes.

  $ mkdir apps one two three; printf '#!/bin/sh\ntool --run\n' > one/run; printf 'liba\ntool\nhelp\n' > two/packages.txt; printf '#!/bin/sh\necho\n' > three/run; chmod +x */run

  $ for name in one three; do rpmgap scan $name --name $name --target ./old --baseline none --arch x86_64 --record apps/$name.ndjson --quiet; done

  $ rpmgap scan two/packages.txt --name two --target ./old --baseline none --arch x86_64 --record apps/two.ndjson --quiet

  $ rpmgap diff ./old ./new --apps apps --arch x86_64
  old old x86_64 (2026-01-01, 7 days old), 4 packages
  new new x86_64 (2026-01-01, 7 days old), 4 packages
  3 blockers, 1 warning, 9 notes
  
  packages         1 added, 1 removed, 2 upgraded
  of the removed   1 that nothing replaces
  sonames          1 lost, 1 gained
  capabilities     1 moved
  files            1 lost, 1 gained
  
  3 recorded applications, 5 distinct needs: 2 need what cannot be installed any
    more, 1 gets another provider
    BLOCKER command tool cannot be installed any more for 1 application: one; was
      met by tool-1-1.noarch (old); now by tool-2-1.noarch (new); the cause is
      gone
    BLOCKER package tool cannot be installed any more for 1 application: two; was
      met by tool-1-1.noarch (old); now by tool-2-1.noarch (new); the cause is
      gone
  
  NEWLY BROKEN 1 root cause
    gone: 1 package: tool-2-1.noarch; tool (new) -> gone -> nothing
  
  WARNING packages removed: 1
    helper-1-1.noarch (old) stays installed: nothing obsoletes it
  [1]

  $ rpmgap diff ./old ./new --apps apps --arch x86_64 --format ndjson
  {"schema":"rpmgap-impact/1","kind":"run","tool":"0.1.0","old":"old.x86_64","new":"new.x86_64","applications":3,"undecided":0,"not_checked":0,"other_arches":0,"by_effect":{"cannot-install":2,"provider-changes":1}}
  {"schema":"rpmgap-impact/1","kind":"impact","old":"old.x86_64","new":"new.x86_64","application":"one","effect":"cannot-install","severity":"blocker","need":"tool","need_kind":"command","before":"tool-1-1.noarch (old)","after":"tool-2-1.noarch (new)","nearest":"the cause is gone"}
  {"schema":"rpmgap-impact/1","kind":"impact","old":"old.x86_64","new":"new.x86_64","application":"two","effect":"cannot-install","severity":"blocker","need":"tool","need_kind":"package","before":"tool-1-1.noarch (old)","after":"tool-2-1.noarch (new)","nearest":"the cause is gone"}
  {"schema":"rpmgap-impact/1","kind":"impact","old":"old.x86_64","new":"new.x86_64","application":"two","effect":"provider-changes","severity":"note","need":"help","need_kind":"package","before":"helper-1-1.noarch (old)","after":"assistant-1-1.noarch (new)","nearest":""}
  [1]

  $ rpmgap diff ./old ./old --apps apps --arch x86_64
  old old x86_64 (2026-01-01, 7 days old), 4 packages
  new old x86_64 (2026-01-01, 7 days old), 4 packages
  no change
  
  3 recorded applications, 5 distinct needs: nothing changes for them

  $ rpmgap diff ./old ./new --apps apps --arch x86_64 --format markdown --fail-on never | sed -n '/details open/,$p'
  <details open><summary>3 recorded applications, 5 distinct needs: 2 need what cannot be installed any more, 1 gets another provider</summary>
  
  - blocker: command tool cannot be installed any more for 1 application: one; was met by tool-1-1.noarch (old); now by tool-2-1.noarch (new); the cause is gone
  - blocker: package tool cannot be installed any more for 1 application: two; was met by tool-1-1.noarch (old); now by tool-2-1.noarch (new); the cause is gone
  
  </details>
  
  <details open><summary>newly broken: 1 root cause</summary>
  
  - gone: 1 package: tool-2-1.noarch; tool (new) -&gt; gone -&gt; nothing
  
  </details>
  
  <details><summary>warning: packages removed: 1</summary>
  
  - helper-1-1.noarch (old) stays installed: nothing obsoletes it
  
  </details>

What cannot be read is no application that needs nothing.

  $ mkdir empty; rpmgap diff ./old ./new --apps empty --arch x86_64
  rpmgap: --apps empty: no record (*.ndjson) is in it; rpmgap scan --record FILE writes them
  [2]

  $ head -c 200 apps/one.ndjson > empty/cut.ndjson; rpmgap diff ./old ./new --apps empty --arch x86_64
  rpmgap: --apps: cannot read the record empty/cut.ndjson: line 2: it is cut short
  [3]

  $ rpmgap diff ./old ./new --format ndjson --arch x86_64
  rpmgap: --format ndjson tells of applications: it needs --apps
  [2]

  $ mkdir dangling && cp apps/one.ndjson dangling && ln -s /nowhere/x.ndjson dangling/x.ndjson && rpmgap diff ./old ./new --apps dangling --arch x86_64
  rpmgap: --apps: cannot read the record dangling/x.ndjson: No such file or directory
  [3]

A link to a directory of records is followed.

  $ mkdir linked && ln -s ../apps linked/team && rpmgap diff ./old ./old --apps linked --arch x86_64 | grep recorded
  3 recorded applications, 5 distinct needs: nothing changes for them

Records of another architecture are named and not looked at, and --strict tells.

  $ sed 's/"arch":"x86_64"/"arch":"aarch64"/' apps/one.ndjson > arm.ndjson && mkdir arm && mv arm.ndjson arm/

  $ rpmgap diff ./old ./old --apps arm --arch x86_64 --strict
  old old x86_64 (2026-01-01, 7 days old), 4 packages
  new old x86_64 (2026-01-01, 7 days old), 4 packages
  no change
  
  no recorded application of this architecture; 1 record of another architecture
    not looked at
    of another architecture: one
  [5]

So it is with what was not checked when an application was recorded, and with what neither side can tell.

  $ mkdir -p unsure/app && printf '#!/bin/sh\n$TOOL x\n' > unsure/app/run && printf '#!/usr/bin/ruby\nrequire "nonesuch"\n' > unsure/app/other && printf '\177ELF\002\001\001' > unsure/app/cut && chmod +x unsure/app/* && rpmgap scan unsure/app --name unsure --target ./old --baseline none --arch x86_64 --record unsure/unsure.ndjson --quiet --fail-on never > report

  $ head -n 1 unsure/unsure.ndjson | tr , '\n' | tail -n 1
  "unchecked":2}

  $ rpmgap diff ./old ./old --apps unsure --arch x86_64 | sed -n '/recorded/,$p'
  1 recorded application, 3 distinct needs: nothing changes that can be told; 1
    need of 1 application cannot be told; 1 application not checked in full
    cannot be told: ruby-module(nonesuch) for 1 application: unsure; on both
      sides: no package has a gem of this name, and a gem of another name can have
      it
    not checked when it was recorded: unsure (2 things)

  $ rpmgap diff ./old ./old --apps unsure --arch x86_64 --strict > report
  [5]

  $ rpmgap diff ./old ./old --apps unsure --arch x86_64 --format ndjson
  {"schema":"rpmgap-impact/1","kind":"run","tool":"0.1.0","old":"old.x86_64","new":"old.x86_64","applications":1,"undecided":1,"not_checked":1,"other_arches":0,"by_effect":{}}
  {"schema":"rpmgap-impact/1","kind":"undecided","old":"old.x86_64","new":"old.x86_64","application":"unsure","need":"ruby-module(nonesuch)","need_kind":"module","before":"no package has a gem of this name, and a gem of another name can have it","after":"no package has a gem of this name, and a gem of another name can have it"}
  {"schema":"rpmgap-impact/1","kind":"not-checked","old":"old.x86_64","new":"old.x86_64","application":"unsure","things":2}

  $ rpmgap diff ./old ./old --apps unsure --arch x86_64 --format json | sed -n '/"applications"/p'
   "applications": {"count":1,"needs":3,"by_effect":{},"undecided":[{"need":"ruby-module(nonesuch)","kind":"module","before":"no package has a gem of this name, and a gem of another name can have it","after":"no package has a gem of this name, and a gem of another name can have it","applications":["unsure"]}],"not_checked":[{"application":"unsure","things":2}],"other_arches":[],"impacts":[]},

A module of that name that lies about in the application is a guess: it stays a need, and one that stops nothing.

  $ mkdir -p import/app/bin import/app/vendor python && printf '#!/usr/bin/python3\nimport yaml\n' > import/app/bin/run && chmod +x import/app/bin/run && echo 'x = 1' > import/app/vendor/yaml.py

  $ printf 'pkg python3 1-1 x86_64\nprv python(abi) = 3.14\nfile /usr/bin/python3\n' > interpreter && (cat interpreter; printf 'pkg python3-pyyaml 1-1 noarch\nprv python3dist(pyyaml)\nfile /usr/lib/python3.14/site-packages/yaml/__init__.py\n') | $MAKE_REPO python/old && $MAKE_REPO python/new < interpreter

  $ rpmgap scan import/app --name import --target python/old --baseline none --arch x86_64 --record import/import.ndjson --quiet --fail-on never && grep yaml import/import.ndjson | head -n 1
  {"need":"python-module(yaml)","kind":"module","asker":"script","indispensable":false,"hint":true,"asked":{"subjects":1,"first":"import/app/bin/run"}}

  $ rpmgap scan --from-record import/import.ndjson --target python/new --baseline python/old --arch x86_64 --quiet
  WARNING  RG101 missing-capability  python-module(yaml)                  67015d66
    bin/run -> python-module(yaml) -> nothing
    no package of any channel of new has the python module yaml;
    import/app/vendor/yaml.py may be what is meant; old has it in
    python3-pyyaml-1-1.noarch [low confidence]
    1 subject needs it: bin/run:2
    do: ship yaml with the application, or do without it where it is not there

  $ rpmgap diff python/old python/new --apps import --arch x86_64 --fail-on never | sed -n '/recorded/,/^$/p'
  1 recorded application, 2 distinct needs: 1 breaks
    WARNING python-module(yaml) is gone for 1 application: import; was met by
      python3-pyyaml-1-1.noarch (old)
  

A provider that cannot be installed is none: what is left of them says which channels it takes. p is broken, so help comes from the unsupported sdk.

  $ mkdir channel && printf 'pkg p 1-1 noarch\nprv help\n' | $MAKE_REPO channel/old && printf 'pkg p 2-1 noarch\nprv help\nreq gone\n' | $MAKE_REPO channel/new && printf 'pkg q 1-1 noarch\nprv help\n' | $MAKE_REPO channel/sdk

  $ mkdir help && echo help > help/packages.txt && rpmgap scan help/packages.txt --name asks --target channel/old --baseline none --arch x86_64 --record help/asks.ndjson --quiet

  $ rpmgap diff azurelinux-4.0 azurelinux-4.0 --only-repo OLD:base=channel/old --only-repo NEW:base=channel/new --only-repo NEW:sdk=channel/sdk --apps help --arch x86_64 --fail-on never | sed -n '/recorded/,/^$/p'
  1 recorded application, 1 distinct need: 1 needs a less supported channel
    ERROR package help needs a less supported channel for 1 application: asks; was
      met by p-1-1.noarch (base); now by q-1-1.noarch (sdk); p-2-1.noarch (base)
      cannot be installed: the cause is gone
  

And one that needs what a worse channel alone has can be had with that channel.

  $ printf 'pkg help 2-1 noarch\nreq x\n' | $MAKE_REPO channel/needy && printf 'pkg x 1-1 noarch\n' | $MAKE_REPO channel/x

  $ rpmgap diff azurelinux-4.0 azurelinux-4.0 --only-repo OLD:base=channel/old --only-repo NEW:base=channel/needy --only-repo NEW:sdk=channel/x --apps help --arch x86_64 --fail-on never | sed -n '/recorded/,/^$/p'
  1 recorded application, 1 distinct need: 1 needs a less supported channel
    ERROR package help needs a less supported channel for 1 application: asks; was
      met by p-1-1.noarch (base); now by help-2-1.noarch (base); it needs x, which
      only sdk has
  

  $ rpmgap diff azurelinux-4.0 azurelinux-4.0 --only-repo OLD:base=channel/needy --only-repo OLD:sdk=channel/x --only-repo NEW:base=channel/needy --only-repo NEW:sdk=channel/x --apps help --arch x86_64 --fail-on never | sed -n '/recorded/,/^$/p'
  1 recorded application, 1 distinct need: nothing changes for them

The tiers are all compared: what an opt-in channel had and an unsupported one has is told.

  $ rpmgap diff azurelinux-4.0 azurelinux-4.0 --only-repo OLD:base=channel/x --only-repo OLD:nvidia=channel/old --only-repo NEW:base=channel/x --only-repo NEW:sdk=channel/sdk --apps help --arch x86_64 --fail-on never | sed -n '/recorded/,/^$/p'
  1 recorded application, 1 distinct need: 1 needs a less supported channel
    ERROR package help needs a less supported channel for 1 application: asks; was
      met by p-1-1.noarch (nvidia); now by q-1-1.noarch (sdk)
  
