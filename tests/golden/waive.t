Waivers of a scan: by fingerprint, written by rpmgap waive, or by code and globs, written by hand.

  $ rpmgap scan applications/pairs/RG103/fires $AZL4 --baseline none --quiet --output json=report.json
  BLOCKER  RG103 missing-soname  libobjc.so.4()(64bit)                    c531d0bb
    app -> libobjc.so.4()(64bit) -> nothing
    no package of azurelinux-4.0 has this library; GCC is built without
    Objective-C, and GNUstep is left out with it
    1 subject needs it: app (DT_NEEDED)
    source: https://github.com/microsoft/azurelinux/blob/4.0/base/comps/gcc/gcc.comp.toml
    (2026-04-29, rule azl4-gcc-objc)
    do: ship libobjc with the application
  [1]

  $ rpmgap waive $(sed -n 's/.*"fingerprint": "\(........\)........".*/\1/p' report.json | tail -1) --reason "it's \"ours\"" --until 2026-06-30 --owner 'team [1]' --report report.json
  rpmgap.toml: waived c531d0bb755f09a3 (RG103 missing-soname libobjc.so.4()(64bit)) until 2026-06-30, owner team [1]

  $ cat rpmgap.toml
  # RG103 missing-soname libobjc.so.4()(64bit)
  [[waiver]]
  command = 'scan'
  fingerprint = 'c531d0bb755f09a3'
  owner = 'team [1]'
  reason = "it's \"ours\""
  expires = 2026-06-30

  $ rpmgap scan applications/pairs/RG103/fires $AZL4 --baseline none
  applications/pairs/RG103/fires: 1 file, 5 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old)
  no findings, everything checked, 1 waived
  installs from: no tier; libobjc.so.4()(64bit) is in the way
  
  once the rest is gone, nothing to install:
    of the packages that it uses itself, 1 of 1 are in the image core
  
  waived:
    c531d0bb blocker RG103 libobjc.so.4()(64bit) (app): waived by team [1] until
      2026-06-30: it's "ours" (rpmgap.toml:2)

The same again is refused; the file keeps what it has.

  $ rpmgap waive $(sed -n 's/^fingerprint = .\(.*\).$/\1/p' rpmgap.toml) --reason x --until 2026-06-30 --owner me
  rpmgap: c531d0bb755f09a3 is waived at rpmgap.toml:2; change its end or reason there
  [2]

  $ rpmgap waive 12345678 --reason ' ' --until 2026-06-30 --owner me
  rpmgap: nothing is waived: new waiver:5: the reason is empty
  [2]

  $ rpmgap waive 12345678 --reason x --until soon --owner me
  rpmgap: nothing is waived: new waiver:6: "soon" is no capability with a version, as "openssl >= 3.6"; a day is said with expires, as 2027-01-31
  [2]

  $ rpmgap waive 12345678 --reason x --until 2026-02-30 --owner me
  rpmgap: nothing is waived: new waiver:6: Error while parsing date: expected day between 1 and 28 (inclusive), saw 30
  [2]

  $ rpmgap waive 123 --reason x --until 2026-06-30 --owner me
  rpmgap: nothing is waived: new waiver:3: "123" is no fingerprint: 8 to 16 hex digits, as reports have it
  [2]

  $ rpmgap waive 12345678 --reason x --until 2026-06-30 --owner me --report report.json
  rpmgap: 12345678: 0 fingerprints of report.json begin so; each line that names a finding ends with its own
  [2]

  $ grep -c waiver rpmgap.toml
  1

  $ rpmgap waive 12345678 --reason x --until 2020-01-01 --owner me
  rpmgap: --until 2020-01-01: that day is over
  [2]

  $ printf '[[waiver]]\ncommand = "scan"\nfingerprint = "12345678"\nreasn = "x"\nowner = "me"\n' > typo.toml; rpmgap config --config typo.toml
  rpmgap: typo.toml:4: a waiver has the unknown key "reasn"; did you mean reason?
  [3]

A file that cannot be read is not written either.

  $ echo 'target = ' > broken.toml; rpmgap waive 12345678 --reason x --until 2026-06-30 --owner me --config broken.toml; cat broken.toml
  rpmgap: broken.toml:1: Error while parsing key-value pair: expected value, saw '\n'
  target = 

By code and what it is about: each has to fit, and nothing else is waived.

  $ cat > globs.toml <<'END'
  > [[waiver]]
  > command = "scan"
  > code = "RG302"
  > capabilities = ["python3-*"]
  > paths = ["needs-*"]
  > reason = "nothing of 46 is used"
  > owner = "build team"
  > until = "python3-cryptography >= 46"
  > [[waiver]]
  > command = "scan"
  > code = "RG302"
  > capabilities = ["python3-*"]
  > packages = ["other"]
  > reason = "another package"
  > owner = "build team"
  > [[waiver]]
  > command = "scan"
  > fingerprint = "782cac1d"
  > distribution = "azurelinux-3.*"
  > reason = "another target"
  > owner = "build team"
  > END

  $ rpmgap scan applications/pairs/RG302/fires $AZL4 $FEDORA --config globs.toml --fail-on warning
  applications/pairs/RG302/fires: 1 file, 5 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  1 warning, everything checked, 1 waived
  installs from: the enabled channels (base)
  
  WARNING  RG902 waiver-stale  RG302 python3-* other                      4a4a197c
    the waiver of build team ("another package") covers nothing
    globs.toml:9
    do: take it out of the file
  
  to install:
    dnf install applications/pairs/RG302/fires/needs-1-1.fc43.x86_64.rpm
    4 packages, 26.9 KiB to download, 15.0 KiB installed
    of the packages that it uses itself, 0 of 1 are in the image core
  
  waived:
    782cac1d warning RG302 python3-cryptography (needs-1-1.fc43.x86_64.rpm):
      waived by build team, until the target has python3-cryptography >= 46:
      nothing of 46 is used (globs.toml:1)
  [1]

What it was to hold until is there: it is over.

  $ sed -i 's/>= 46/>= 45/' globs.toml; rpmgap scan applications/pairs/RG302/fires $AZL4 $FEDORA --config globs.toml --fail-on warning --quiet
  WARNING  RG302 version-older  python3-cryptography                      782cac1d
    needs-1-1.fc43.x86_64.rpm -> python3-cryptography ->
      python3-cryptography-45.0.4-2.azl4.x86_64 (base)
    python3-cryptography is 45.0.4-2.azl4 on azurelinux-4.0, older than
    46.0.5-1.fc43 on fedora-43
    1 subject needs it: needs-1-1.fc43.x86_64.rpm (Requires)
    do: test what the application uses of it; later fixes and features are not
        there
  
  WARNING  RG902 waiver-stale  RG302 python3-* needs-*                    286aeb10
    the waiver of build team ("nothing of 46 is used") was to hold until
    azurelinux-4.0 has python3-cryptography >= 45, which it has now
    globs.toml:1
    do: mend what it waived, or extend it with a reason that holds today
  
  WARNING  RG902 waiver-stale  RG302 python3-* other                      4a4a197c
    the waiver of build team ("another package") covers nothing
    globs.toml:9
    do: take it out of the file
  [1]

What was not checked can be waived, and then does not fail --strict; the report still says that it is there.

  $ printf '[[waiver]]\ncommand = "scan"\ncode = "RG901"\npaths = ["*"]\nreason = "x"\nowner = "me"\n' > wide.toml; rpmgap scan applications/pairs/RG901/fires $AZL4 $FEDORA --config wide.toml --strict
  rpmgap: wide.toml:1: a waiver needs a fingerprint, or a code with capabilities, packages or paths each of which has two letters or digits that stand for themselves
  [3]

  $ sed -i 's/"\*"/"*damaged*|*start*|app*"/' wide.toml; rpmgap scan applications/pairs/RG901/fires $AZL4 $FEDORA --config wide.toml --strict | sed -n '3,4p; /^waived/,$p'
    (2026-01-01, 7 days old)
  no findings, everything else checked, 1 waived
  waived:
    b2f33ccc warning RG901 ELF class 3 is unknown (app): waived by me: x
      (wide.toml:1)

Findings about waivers cannot be waived.

  $ printf '[[waiver]]\ncommand = "scan"\ncode = "RG902"\npaths = ["rpmgap.toml*"]\nreason = "x"\nowner = "me"\n' > circle.toml; rpmgap scan applications/clean $AZL4 $FEDORA --config circle.toml
  rpmgap: circle.toml:3: RG902 cannot be waived
  [3]

A run that looks at less than the file says nothing of waivers that cover nothing; one that looks at all of it does.

  $ printf 'inputs = ["applications/clean"]\nbaseline = "none"\n[[waiver]]\ncommand = "scan"\ncode = "RG109"\npaths = ["gone*"]\nreason = "x"\nowner = "me"\n' > unused.toml

  $ rpmgap scan --config unused.toml $AZL4 --quiet | head -2
  WARNING  RG902 waiver-stale  RG109 gone*                                371f46e1
    the waiver of me ("x") covers nothing

  $ rpmgap scan --config unused.toml $AZL4 --quiet applications/pairs/RG104/quiet

  $ sed -i /baseline/d unused.toml; rpmgap scan --config unused.toml $AZL4 --quiet --baseline none
