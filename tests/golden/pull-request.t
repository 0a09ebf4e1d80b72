A pull request, from the default branch to the waiver that ran out. On the default branch three things are known:

  $ mkdir -p app/jobs
  > printf '#!/bin/sh\nlsb_release -i\n' > app/setup.sh
  > printf '#!/usr/bin/dash\ntrue\n' > app/rotate
  > printf '#!/bin/sh\ndnf install -y java-21-openjdk-headless\n' > app/jobs/deploy.sh
  > cat > rpmgap.toml <<'END'
  > target = "azurelinux-4.0"
  > baseline = "fedora-43"
  > inputs = ["app"]
  > END

  $ rpmgap scan $AZL4 $FEDORA --output json=main.json | sed -n 4p
  2 blockers, 1 error, everything checked

Against its own report nothing is new:

  $ rpmgap scan $AZL4 $FEDORA --known main.json | sed -n '/findings/p; /^known/,/^$/p'
  no findings, everything checked, 3 known, 0 fixed
  known from main.json:
    e957dd39 blocker RG102 java-21-openjdk-headless (jobs/deploy.sh)
    d889a55b blocker RG107 /usr/bin/dash (rotate)
    4fd7bdb6 error RG108 lsb_release (setup.sh)

The change adds one, mends one, moves a file and shifts lines. Only the one that it adds fails.

  $ printf '#!/bin/sh\n# who are we\n\nset -e\nlsb_release -i\n' > app/setup.sh
  > printf '#!/bin/sh\ntrue\n' > app/rotate
  > mkdir app/ops && mv app/jobs/deploy.sh app/ops/deploy.sh
  > printf '#!/bin/sh\ndnf install -y debootstrap\n' > app/ops/image.sh

  $ rpmgap scan $AZL4 $FEDORA --known main.json
  app: 4 files, 9 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  1 blocker, everything checked, 2 known, 1 fixed
  installs from: no tier; java-21-openjdk-headless, debootstrap, lsb_release are
    in the way
  
  BLOCKER  RG102 missing-package  debootstrap                             d171cb74
    ops/image.sh -> debootstrap -> nothing
    no package of azurelinux-4.0 has or provides this name; debootstrap was asked
    for when build images moved from 3.0, and added to base in June 2026;
    fedora-43 has it in debootstrap-1.0.141-2.fc43.noarch [medium confidence]
    1 subject needs it: ops/image.sh:2
    source: https://github.com/microsoft/azurelinux/pull/17669 (2026-06-09, rule
    azl4-debootstrap)
    do: take a newer snapshot, or build the Debian root elsewhere
  
  once the rest is gone, nothing to install:
    of the packages that it uses itself, 2 of 2 are in the image core
  
  known from main.json:
    e957dd39 blocker RG102 java-21-openjdk-headless (ops/deploy.sh)
    4fd7bdb6 error RG108 lsb_release (setup.sh)
  
  fixed since main.json:
    d889a55b blocker RG107 /usr/bin/dash (rotate)
  [1]

It is waived, and the run passes.

  $ rpmgap scan $AZL4 $FEDORA --known main.json --output json=now.json > /dev/null
  [1]

  $ rpmgap waive $(sed -n 's/.*"fingerprint": "\(................\)".*/\1/p' now.json | sed -n 1p) --report now.json --reason 'made on a builder of its own' --until 2026-01-31 --owner 'image team'
  rpmgap.toml: waived 1a18c43ef70ff7b3 (RG102 missing-package debootstrap in app/ops/image.sh) until 2026-01-31, owner image team

  $ cat rpmgap.toml
  target = "azurelinux-4.0"
  baseline = "fedora-43"
  inputs = ["app"]
  
  # RG102 missing-package debootstrap in app/ops/image.sh
  [[waiver]]
  command = 'scan'
  fingerprint = '1a18c43ef70ff7b3'
  owner = 'image team'
  reason = 'made on a builder of its own'
  expires = 2026-01-31

  $ rpmgap scan $AZL4 $FEDORA --known main.json
  app: 4 files, 9 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  no findings, everything checked, 2 known, 1 fixed, 1 waived
  installs from: no tier; java-21-openjdk-headless, debootstrap, lsb_release are
    in the way
  
  once the rest is gone, nothing to install:
    of the packages that it uses itself, 2 of 2 are in the image core
  
  waived:
    d171cb74 blocker RG102 debootstrap (ops/image.sh): waived by image team until
      2026-01-31: made on a builder of its own (rpmgap.toml:6)
  
  known from main.json:
    e957dd39 blocker RG102 java-21-openjdk-headless (ops/deploy.sh)
    4fd7bdb6 error RG108 lsb_release (setup.sh)
  
  fixed since main.json:
    d889a55b blocker RG107 /usr/bin/dash (rotate)

The day after its last one it fails again, and says so.

  $ RPMGAP_NOW=1769904001 rpmgap scan $AZL4 $FEDORA --known main.json --quiet
  BLOCKER  RG102 missing-package  debootstrap                             d171cb74
    ops/image.sh -> debootstrap -> nothing
    no package of azurelinux-4.0 has or provides this name; debootstrap was asked
    for when build images moved from 3.0, and added to base in June 2026;
    fedora-43 has it in debootstrap-1.0.141-2.fc43.noarch [medium confidence]
    1 subject needs it: ops/image.sh:2
    source: https://github.com/microsoft/azurelinux/pull/17669 (2026-06-09, rule
    azl4-debootstrap)
    do: take a newer snapshot, or build the Debian root elsewhere
  
  WARNING  RG902 waiver-stale  1a18c43ef70ff7b3                           1c879ab4
    the waiver of image team ("made on a builder of its own") ended on 2026-01-31
    rpmgap.toml:6
    do: mend what it waived, or extend it with a reason that holds today
  [1]

A new place of a known cause is new, unless causes are what is known.

  $ printf '#!/bin/sh\nlsb_release -r\n' > app/ops/release.sh

  $ rpmgap scan $AZL4 $FEDORA --known main.json --quiet
  ERROR  RG108 missing-command  lsb_release                               4fd7bdb6
    ops/release.sh -> lsb_release -> nothing
    no package of azurelinux-4.0 has this command in its search path; Azure Linux
    has no LSB package and no lsb_release; fedora-43 has it in
    redhat-lsb-core-5.0-6.fc43.x86_64 [medium confidence]
    1 subject needs it: ops/release.sh:2
    source: https://github.com/microsoft/azurelinux/blob/4.0/base/comps/azurelinux-release/azurelinux-release.spec
    (2026-04-29, rule azl4-lsb-release)
    do: read ID and VERSION_ID of /etc/os-release
  [1]

  $ rpmgap scan $AZL4 $FEDORA --known main.json --known-causes --quiet

What was known and is graver now is new: it was only tried before.

  $ mkdir grave && printf '#!/bin/sh\ncommand -v lsb_release > /dev/null && lsb_release -i\n' > grave/run.sh

  $ rpmgap scan grave $AZL4 $FEDORA --no-config --output json=grave.json --quiet | head -1
  WARNING  RG108 missing-command  lsb_release                             4fd7bdb6

  $ printf '#!/bin/sh\nlsb_release -i\n' > grave/run.sh

  $ rpmgap scan grave $AZL4 $FEDORA --no-config --known grave.json --quiet | sed -n '1p; /was known/p; /^\[/p'
  ERROR  RG108 missing-command  lsb_release                               4fd7bdb6
    has no LSB package and no lsb_release; it was known, and less grave; fedora-43

What this run does not look at is not fixed: a file that cannot be read any more, one that is left out, a path that is not scanned.

  $ cp -r applications/pairs/RG103/fires cut; rpmgap scan cut app $AZL4 $FEDORA --no-config --output json=both.json --quiet > /dev/null
  [1]

  $ head -c 70 cut/app > cut/short; mv cut/short cut/app; rpmgap scan cut app $AZL4 $FEDORA --no-config --known both.json | sed -n '4p; /^fixed/,/^$/p; /^to bear/,$p'
  no findings, 1 not checked, 3 known, 0 fixed
  to bear in mind:
    RG103 libobjc.so.4()(64bit) is known from both.json, and was not looked at in
      this run: cut/app

  $ rpmgap scan cut app $AZL4 $FEDORA --no-config --known both.json --exclude cut/app | sed -n '4p; /^fixed/,/^$/p; /^to bear/,$p'
  no findings, everything checked, 3 known, 0 fixed
  to bear in mind:
    --exclude cut/app leaves out 1 file or directory: cut
    RG103 libobjc.so.4()(64bit) is known from both.json, and was not looked at in
      this run: cut/app

  $ rpmgap scan app $AZL4 $FEDORA --no-config --known both.json | sed -n '4p; /^fixed/,/^$/p; /^to bear/,$p'
  no findings, everything checked, 3 known, 0 fixed
  to bear in mind:
    RG103 libobjc.so.4()(64bit) is known from both.json, and was not looked at in
      this run: cut/app

Nor is another thing that was not checked in a known file known.

  $ printf '#!/bin/sh\n"$A"\n' > grave/run.sh; rpmgap scan grave $AZL4 $FEDORA --no-config --output json=open.json --quiet
  1 not checked

  $ printf '#!/bin/sh\n"$A"\n"$B"\n' > grave/run.sh; rpmgap scan grave $AZL4 $FEDORA --no-config --known open.json --quiet --strict
  2 not checked
  rpmgap: 2 things were not checked, and --strict was given
  [5]

The whole application may be moved, and its parts too.

  $ mkdir elsewhere && mv app elsewhere/renamed && mv elsewhere/renamed/ops elsewhere/renamed/steps

  $ rpmgap scan elsewhere/renamed $AZL4 $FEDORA --known main.json --known-causes --quiet --no-config
  BLOCKER  RG102 missing-package  debootstrap                             d171cb74
    steps/image.sh -> debootstrap -> nothing
    no package of azurelinux-4.0 has or provides this name; debootstrap was asked
    for when build images moved from 3.0, and added to base in June 2026;
    fedora-43 has it in debootstrap-1.0.141-2.fc43.noarch [medium confidence]
    1 subject needs it: steps/image.sh:2
    source: https://github.com/microsoft/azurelinux/pull/17669 (2026-06-09, rule
    azl4-debootstrap)
    do: take a newer snapshot, or build the Debian root elsewhere
  [1]

The snapshot may be a newer one, for which the same cause has another code.

  $ $MAKE_REPO dist <<'END'
  > pkg glibc 2-1 x86_64
  > prv libc.so.6()(64bit)
  > END

  $ rpmgap scan applications/pairs/RG104/fires --no-config --target ./dist --baseline none --output json=old.json --quiet | grep '^[A-Z]'
  BLOCKER  RG101 missing-capability  rtld(GNU_HASH)                       84938300
  BLOCKER  RG103 missing-soname  libc.so.6()(64bit)                       acc9fcd7
  BLOCKER  RG103 missing-soname  libfuse3.so.4()(64bit)                   5ae3ef7e
  BLOCKER  RG107 missing-file  /lib64/ld-linux-x86-64.so.2                cddf5366

  $ $MAKE_REPO dist <<'END'
  > pkg glibc 2-1 x86_64
  > prv libc.so.6()(64bit)
  > pkg fuse3-libs 3.16-1 x86_64
  > prv libfuse3.so.3()(64bit)
  > END

  $ rpmgap scan applications/pairs/RG104/fires --no-config --target ./dist --baseline none --known old.json | sed -n '3p; /^known/,/^$/p'
  no findings, everything checked, 4 known, 0 fixed
  known from old.json:
    84938300 blocker RG101 rtld(GNU_HASH) (app)
    acc9fcd7 blocker RG103 libc.so.6()(64bit) (app)
    5ae3ef7e blocker RG104 libfuse3.so.4()(64bit) (app)
    cddf5366 blocker RG107 /lib64/ld-linux-x86-64.so.2 (app)
  

What is known has to be about the same, and to be a report.

  $ sed 's/"id": "azurelinux-4.0"/"id": "azurelinux-3.0"/' main.json > other.json

  $ rpmgap scan elsewhere/renamed $AZL4 $FEDORA --known other.json --no-config
  rpmgap: --known other.json: it is about azurelinux-3.0 x86_64, and this run about azurelinux-4.0 x86_64; make it with the same target and architecture
  [3]

  $ rpmgap scan elsewhere/renamed $AZL4 $FEDORA --known rpmgap.toml --no-config
  rpmgap: --known rpmgap.toml: it is no report of rpmgap scan --format json: not JSON
  [3]

  $ rpmgap scan elsewhere/renamed $AZL4 $FEDORA --known nowhere.json
  rpmgap: --known nowhere.json: No such file or directory
  [3]

  $ echo '{"schema":"rpmgap-report/1","target":{"id":"azurelinux-4.0","arch":"x86_64"},"baseline":null,"paths":["app"],"findings":[{"code":"RG101"}]}' > cut.json

  $ rpmgap scan elsewhere/renamed $AZL4 --baseline none --known main.json --no-config
  rpmgap: --known main.json: its baseline is fedora-43, and that of this run none; make it with the same
  [3]

  $ rpmgap scan elsewhere/renamed $AZL4 $FEDORA --known main.json --no-config --hints
  rpmgap: --known main.json: it was made without --symbols and without --hints; make it as this run
  [3]

  $ rpmgap scan elsewhere/renamed $AZL4 $FEDORA --known cut.json
  rpmgap: --known cut.json: it is no report of rpmgap scan --format json: [json.exception.out_of_range.403] key 'name' not found
  [3]

  $ rpmgap scan elsewhere/renamed $AZL4 $FEDORA --known-causes
  rpmgap: --known-causes goes with --known FILE
  [2]
