Module streams that are not the default are not seen, as with dnf. A channel with modules, made of one of the miniature distributions:

  $ cp -rL distributions/azurelinux-4.0/base modular && chmod -R u+w modular

  $ cat > record <<'END'
  > sum=$(sha256sum < modular/repodata/modules.yaml | cut -d' ' -f1)
  > record="<data type=\"modules\"><checksum type=\"sha256\">$sum</checksum><location href=\"repodata/modules.yaml\"/></data>"
  > sed "s|</repomd>|$record</repomd>|" distributions/azurelinux-4.0/base/repodata/repomd.xml > modular/repodata/repomd.xml
  > END

  $ cat > modular/repodata/modules.yaml <<END
  > ---
  > document: modulemd
  > version: 2
  > data:
  >   name: nodejs
  >   stream: "24"
  >   version: 1
  >   context: c0ffee
  >   arch: x86_64
  >   summary: A stream
  >   description: A stream
  >   license:
  >     module: [MIT]
  >   artifacts:
  >     rpms:
  >     - nodejs24-1:24.13.1-2.azl4.x86_64
  >     - nodejs24-libs-1:24.13.1-2.azl4.x86_64
  > ...
  > END
  > sh record

  $ mkdir app && printf '#!/usr/bin/bash\ndnf install -y nodejs24\nnode-24 serve\n' > app/run

  $ rpmgap scan app --target modular --baseline none
  app: 1 file, 4 requirements
  on modular x86_64 (2026-01-01, 7 days old)
  1 blocker, 1 error, everything checked
  installs from: no tier; nodejs24, node-24 are in the way
  
  BLOCKER  RG102 missing-package  nodejs24                                c03d9cd2
    run -> nodejs24 -> nothing
    a package of modular has it, and dnf does not see that package;
    nodejs24-1:24.13.1-2.azl4.x86_64 (modular) is hidden: module stream nodejs:24
    is not the default [medium confidence]
    1 subject needs it: run:2
    do: dnf module enable nodejs:24
  
  ERROR  RG108 missing-command  node-24                                   4163edb0
    run -> node-24 -> nothing
    a package of modular has it, and dnf does not see that package;
    nodejs24-1:24.13.1-2.azl4.x86_64 (modular) is hidden: module stream nodejs:24
    is not the default [medium confidence]
    1 subject needs it: run:3
    do: dnf module enable nodejs:24
  
  once the rest is gone, to install:
    dnf install bash dnf5
    11 packages, 86.7 KiB to download, 252.1 KiB installed
  
  to bear in mind:
    no profile says what its channels are: every one counts as enabled: modular
    no rule is about this distribution, so RG603, RG604, RG701 and RG702 are not
      looked for: modular
  [1]

The baseline has the same filter, and a package that cannot be installed without a hidden one says so.

  $ printf '#!/usr/bin/bash\ndnf install -y nodejs24-npm\n' > app/run

  $ rpmgap scan app --target modular --baseline modular
  app: 1 file, 3 requirements
  on modular x86_64 (2026-01-01, 7 days old), against modular (2026-01-01, 7 days
    old)
  1 warning, everything checked
  installs from: no tier; nodejs24-npm is in the way; from modular it does not
    either
  
  WARNING  RG501 uninstallable  nodejs24                                  28bbfb81
    run -> nodejs24-npm (modular) -> nodejs24 -> nothing that is seen
    what provides it cannot be installed from the enabled channels of modular;
    nodejs24-1:24.13.1-2.azl4.x86_64 (modular) is hidden: module stream nodejs:24
    is not the default; modular is broken the same way
    1 subject needs it: run:2
    do: dnf module enable nodejs:24
  
  once the rest is gone, to install:
    dnf install bash dnf5
    11 packages, 86.7 KiB to download, 252.1 KiB installed
  
  to bear in mind:
    no profile says what its channels are: every one counts as enabled: modular
    no rule is about this distribution, so RG603, RG604, RG701 and RG702 are not
      looked for: modular

Once the stream is the default everything is there.

  $ cat >> modular/repodata/modules.yaml <<END
  > ---
  > document: modulemd-defaults
  > version: 1
  > data:
  >   module: nodejs
  >   stream: "24"
  > ...
  > END
  > sh record

  $ rpmgap scan app --target modular --baseline none
  app: 1 file, 3 requirements
  on modular x86_64 (2026-01-01, 7 days old)
  no findings, everything checked
  installs from: the enabled channels (modular)
  
  to install:
    dnf install bash dnf5 nodejs24-npm
    18 packages, 135.7 KiB to download, 277.3 KiB installed
  
  to bear in mind:
    no profile says what its channels are: every one counts as enabled: modular
    no rule is about this distribution, so RG603, RG604, RG701 and RG702 are not
      looked for: modular

A document that cannot be understood could hide packages: the run ends.

  $ sed -i 's/^version: 2/version: 7/' modular/repodata/modules.yaml
  > sh record

  $ rpmgap scan app --target modular --baseline none
  rpmgap: modular: cannot open channel modular: cannot use HERE/modular/repodata/modules.yaml: it has a document that libmodulemd refuses (document: modulemd, name: nodejs, stream: "24"): Invalid mdversion for a stream object
  [3]
