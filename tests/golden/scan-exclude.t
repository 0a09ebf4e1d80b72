What is left out of an application is not read where it lies on disk, supplies nothing, and is told.

  $ mkdir -p app/tests/deep app/bin && printf '#!/bin/sh\nlsb_release\n' | tee app/tests/deep/run.sh app/bin/tool > app/bin/other && tar -C app -cf app/all.tar bin/tool

  $ rpmgap scan app $AZL4 $FEDORA --quiet --fail-on never
  ERROR  RG108 missing-command  lsb_release                               4fd7bdb6
    all.tar!bin/tool -> lsb_release -> nothing
    no package of azurelinux-4.0 has this command in its search path; Azure Linux
    has no LSB package and no lsb_release; fedora-43 has it in
    redhat-lsb-core-5.0-6.fc43.x86_64 [medium confidence]
    4 subjects need it: all.tar!bin/tool:2, bin/other:2, bin/tool:2 and 1 more
    source: https://github.com/microsoft/azurelinux/blob/4.0/base/comps/azurelinux-release/azurelinux-release.spec
    (2026-04-29, rule azl4-lsb-release)
    do: read ID and VERSION_ID of /etc/os-release

  $ rpmgap scan app $AZL4 $FEDORA --exclude tests --exclude 'bin/o*' --exclude all.tar --fail-on never | sed -n '1,4p; /subject/p; /bear/,$p'
  app: 1 file, 2 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  1 error, everything checked
    1 subject needs it: bin/tool:2
  to bear in mind:
    --exclude all.tar leaves out 1 file or directory: app
    --exclude bin/o* leaves out 1 file or directory: app
    --exclude tests leaves out 1 file or directory: app

  $ rpmgap scan app $AZL4 $FEDORA --exclude 'tests/*' --exclude '*/tool' --fail-on never --quiet
  ERROR  RG108 missing-command  lsb_release                               4fd7bdb6
    bin/other -> lsb_release -> nothing
    no package of azurelinux-4.0 has this command in its search path; Azure Linux
    has no LSB package and no lsb_release; fedora-43 has it in
    redhat-lsb-core-5.0-6.fc43.x86_64 [medium confidence]
    1 subject needs it: bin/other:2
    source: https://github.com/microsoft/azurelinux/blob/4.0/base/comps/azurelinux-release/azurelinux-release.spec
    (2026-04-29, rule azl4-lsb-release)
    do: read ID and VERSION_ID of /etc/os-release

A record has only what is left.

  $ rpmgap scan app $AZL4 $FEDORA --exclude tests --record app.ndjson --quiet > /dev/null; grep -c deep app.ndjson
  0
  [1]

A path as it is printed will do, and a glob that fits nothing is told.

  $ rpmgap scan ./app $AZL4 $FEDORA --exclude app/tests --exclude ./app/bin --exclude nowhere --fail-on never | sed -n '/bear/,$p'
  to bear in mind:
    --exclude ./app/bin leaves out 1 file or directory: ./app
    --exclude app/tests leaves out 1 file or directory: ./app
    nothing is there that --exclude nowhere leaves out: ./app

What version control keeps is left out by itself, but where it is named.

  $ mkdir -p app/.git/hooks && printf '#!/bin/sh\ndebootstrap\n' > app/.git/hooks/pre-push; rpmgap scan app $AZL4 $FEDORA --fail-on never | sed -n '/debootstrap/p; /bear/,$p'
  to bear in mind:
    left out: 1 directory of version control: app

  $ rpmgap scan app/.git $AZL4 $FEDORA --fail-on never | grep -c debootstrap
  6
