Rules: listed, shown, taken from a directory, and refused with file and line.

  $ rpmgap rules --only rules | sed -n '1,3p'
  azl4-debootstrap  RG101 RG102 RG103 RG107 RG108 RG109: debootstrap was asked for
      when build images moved from 3.0, and added to base in June 2026
  azl4-lsb-release  RG101 RG102 RG103 RG107 RG108 RG109: Azure Linux has no LSB

  $ rpmgap rules azl4-zlib-devel
  azl4-zlib-devel: RG401 RG402 RG403
    Says        the headers of zlib come from zlib-ng-compat-devel, zlib-ng in its
                compatible mode
    What to do  name zlib-ng-compat-devel, or ask for pkgconfig(zlib)
    Is about    packages zlib-devel|zlib-ng-compat-devel
    Holds for   azurelinux-4.0
    Matches     package: zlib-devel
    Claims      base: zlib-ng-compat-devel; provides: zlib-devel by
                zlib-ng-compat-devel
    Source      https://github.com/dotnet/dotnet-buildtools-prereqs-docker/pull/1674
                (2026-06-11)
    Written in  rules/knowledge/azurelinux-4.0-renames.toml:16

  $ rpmgap rules azl4-zlib-devel --format json
  {
    "schema": "rpmgap-checks/1",
    "checks": [],
    "rules": [
      {
        "id": "azl4-zlib-devel",
        "codes": [
          "RG401",
          "RG402",
          "RG403"
        ],
        "match": {
          "packages": [
            "zlib-devel|zlib-ng-compat-devel"
          ],
          "capabilities": [],
          "commands": [],
          "words": [],
          "without": []
        },
        "message": "the headers of zlib come from zlib-ng-compat-devel, zlib-ng in its compatible mode",
        "remedy": "name zlib-ng-compat-devel, or ask for pkgconfig(zlib)",
        "source": "https://github.com/dotnet/dotnet-buildtools-prereqs-docker/pull/1674",
        "date": "2026-06-11",
        "releases": [
          "azurelinux-4.0"
        ],
        "against": [],
        "unless_installed": [],
        "tests": [
          "package: zlib-devel"
        ],
        "claims": [
          "base: zlib-ng-compat-devel",
          "provides: zlib-devel by zlib-ng-compat-devel"
        ],
        "file": "rules/knowledge/azurelinux-4.0-renames.toml:16",
        "own": false
      }
    ]
  }

  $ rpmgap rules --only checks | sed -n '$p'
  RG902  waiver-stale             warning

The example of docs/writing-rules.md, as a user adds it.

  $ mkdir own app
  $ sed -n '/^```toml/,/^```$/p' "$DOCS/writing-rules.md" | grep -v '^```' > own/acme.toml
  $ printf '#!/bin/bash\ndnf install -y acme-agent\n' > app/setup
  $ rpmgap rules acme-repository --rules own
  acme-repository: RG603
    Says        the packages of ACME are only kept apart in their own repository
    What to do  add --repo=acme
    Is about    commands dnf|yum; with the words install acme-*; without
                --repo=acme
    Holds for   azurelinux-4.0
    Matches     shell: dnf install -y acme-agent
    But not     dnf install -y jq
    Source      https://wiki.acme.example/packages (2026-05-04)
    Written in  own/acme.toml:1
  $ rpmgap scan app $AZL4 --baseline none --rules own | grep -A 8 RG603
  WARNING  RG603 package-manager  dnf install acme-*                      f16d1440
    setup -> dnf install acme-*
    the packages of ACME are only kept apart in their own repository [medium
    confidence]
    1 subject needs it: setup:2
    source: https://wiki.acme.example/packages (2026-05-04, rule acme-repository)
    do: add --repo=acme
  
  once the rest is gone, nothing to install:

A claim that the metadata of the day proves wrong silences the rule, of commands too.

  $ claiming() { sed "/^date/a claims = [\"$1\"]" own/acme.toml > claim/acme.toml
  > rpmgap scan app $AZL4 --baseline none --rules claim | grep -c 'RG603 package-manager'; }
  > mkdir claim
  > claiming 'base: jq'; claiming 'sdk: jq'; claiming 'absent: jq'; claiming 'absent: acme-agent'; claiming 'base: acme'
  1
  0
  0
  1
  0
  [1]

A directory as the target has an id of its own: rules do not hold there unless they name it.

  $ rpmgap scan app --target distributions/azurelinux-4.0 --baseline none --rules own | grep -c 'RG603 package-manager'
  0
  [1]
  $ sed -i 's/"azurelinux-4.0"/"azurelinux-4.0-metadata"/' own/acme.toml
  $ rpmgap scan app --target distributions/azurelinux-4.0 --baseline none --rules own | grep -c 'RG603 package-manager'
  1

A user's rule takes the place of the built-in one of its id.

  $ sed -i 's/acme-repository/azl4-wget/' own/acme.toml
  $ rpmgap rules --only rules --rules own | grep -A 1 '^azl4-wget '
  azl4-wget  RG603: the packages of ACME are only kept apart in their own
      repository
  $ rpmgap rules --only rules --rules own --format json | grep -c '"id": "azl4-wget"'
  1

What does not fit is refused.

  $ mkdir bad
  $ refuse() { sed "$1" own/acme.toml > bad/a.toml; rpmgap scan app $AZL4 --baseline none --rules bad; }
  > refuse 's/^codes.*/codes = ["RG998"]/'
  > refuse 's/^date.*/date = "in May"/'
  > refuse 's/^date.*/date = 2026-05-32/'
  > refuse 's/^remedy/remdy/'
  > refuse 's/match.words/match.word/'
  > refuse 's/acme-agent/wget/'
  > refuse 's/y jq/y acme/;s/acme"/acme-agent"/'
  > refuse 's/, "not: [^"]*"//'
  > refuse 's/"shell: /"run: /'
  > refuse 's/^id.*//'
  > refuse 's/^releases.*/releases = []/'
  > refuse '/^date/a claims = ["sdk wget"]'
  > refuse 's/.*//'
  rpmgap: bad/a.toml:3: there is no check RG998; rpmgap rules lists them
  rpmgap: bad/a.toml:10: date is not a date such as 2026-04-29, without quotes
  rpmgap: bad/a.toml:10: not TOML: Error while parsing date: expected day between 1 and 31 (inclusive), saw 32
  rpmgap: bad/a.toml:1: a rule has no remedy
  rpmgap: bad/a.toml:5: match has the unknown key "word"; did you mean words?
  rpmgap: bad/a.toml:12: the rule does not match its own test "shell: dnf install -y wget"
  rpmgap: bad/a.toml:12: the rule matches "dnf install -y acme-agent", which it is to leave alone
  rpmgap: bad/a.toml:12: tests have no "not: LINE": of a rule with words they say what it leaves alone too
  rpmgap: bad/a.toml:12: "run: dnf install -y acme-agent" is no test: "shell: LINE", "not: LINE", "requires: CAPABILITY" and "package: NAME" are
  rpmgap: bad/a.toml:1: a rule has no id
  rpmgap: bad/a.toml:11: releases is empty
  rpmgap: bad/a.toml:11: "sdk wget" is no claim: "absent: NAME", "CHANNEL: NAME" and "provides: CAPABILITY by NAME" are
  rpmgap: bad/a.toml:1: there is no [[rule]] in it
  [2]

  $ cp own/acme.toml bad/a.toml; cp own/acme.toml bad/b.toml; rpmgap scan app $AZL4 --baseline none --rules bad
  rpmgap: bad/b.toml:1: rule azl4-wget is in bad/a.toml:1 already
  [2]

  $ rpmgap scan app $AZL4 --rules nowhere
  rpmgap: cannot read the rules in nowhere: No such file or directory
  [3]

  $ rpmgap scan app $AZL4 --rules app
  rpmgap: cannot read the rules in app: it has no *.toml
  [3]

  $ rpmgap rules no-such
  rpmgap: there is no check or rule no-such; rpmgap rules lists them
  [2]
