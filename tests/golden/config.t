Settings of a project, and where each comes from.

  $ cat > rpmgap.toml <<'END'
  > # what CI runs
  > target = "azurelinux-4.0"
  > baseline = "none"
  > inputs = ["applications/pairs/RG103/fires"]
  > excludes = ["*.md"]
  > fail-on = "blocker"
  > strict = true
  > END

  $ rpmgap config
  target        azurelinux-4.0                  rpmgap.toml:2
  baseline      none                            rpmgap.toml:3
  arch          -                               default
  image         -                               default
  inputs        applications/pairs/RG103/fires  rpmgap.toml:4
  excludes      *.md                            rpmgap.toml:5
  rules         -                               default
  symbols       -                               default
  hints         -                               default
  stage         -                               default
  repo          -                               default
  only-repo     -                               default
  repo-file     -                               default
  setvar        -                               default
  lock          rpmgap.lock                     default
  max-age       -                               default
  fail-on       blocker                         rpmgap.toml:6
  strict        true                            rpmgap.toml:7
  known         -                               default
  known-causes  -                               default

The command line wins, and an option that is given replaces the whole setting.

  $ rpmgap config applications/clean --fail-on note --exclude tests --exclude docs | grep 'command line'
  inputs        applications/clean  command line
  excludes      tests docs          command line
  fail-on       note                command line

  $ rpmgap config --no-config | grep -v default
  [1]

The scan obeys them.

  $ rpmgap scan $AZL4 --quiet --fail-on never
  BLOCKER  RG103 missing-soname  libobjc.so.4()(64bit)                    c531d0bb
    app -> libobjc.so.4()(64bit) -> nothing
    no package of azurelinux-4.0 has this library; GCC is built without
    Objective-C, and GNUstep is left out with it
    1 subject needs it: app (DT_NEEDED)
    source: https://github.com/microsoft/azurelinux/blob/4.0/base/comps/gcc/gcc.comp.toml
    (2026-04-29, rule azl4-gcc-objc)
    do: ship libobjc with the application

  $ rpmgap scan $AZL4 > /dev/null
  [1]

  $ printf 'fail-on = "never"\n' > never.toml; rpmgap scan applications/pairs/RG103/fires --baseline none $AZL4 --config never.toml > /dev/null

So do why, closure and sync, as far as they have the option.

  $ rpmgap why openssl $AZL4 | head -3
  openssl on azurelinux-4.0 x86_64 (2026-01-01, 7 days old)
    package, requirement, command: openssl-1:3.5.4-3.azl4.x86_64 (base)
      by /usr/bin/openssl

  $ rpmgap closure $AZL4 --only openssl | head -1
  azurelinux-4.0 x86_64 (2026-01-01, 7 days old)

What does not fit is told with its line, and nothing is done.

  $ for line in 'targt = "x"' 'fail_on = "error"' 'fail-on = "often"' 'strict = "yes"' 'inputs = "app"' 'target = 4' 'target = "a' 'max-age = "soon"'; do echo "$line" > one.toml; rpmgap scan applications/clean --config one.toml $AZL4 --baseline none; done
  rpmgap: one.toml:1: the file has the unknown key "targt"; did you mean target?
  rpmgap: one.toml:1: the file has the unknown key "fail_on"; did you mean fail-on?
  rpmgap: one.toml:1: --fail-on: often not in {note,warning,error,blocker,never}
  rpmgap: one.toml:1: strict is neither true nor false
  rpmgap: one.toml:1: inputs is not an array of strings
  rpmgap: one.toml:1: target is not a string
  rpmgap: one.toml:1: Error while parsing string: unescaped control characters other than TAB (U+0009) are explicitly prohibited
  rpmgap: --max-age soon: give a number with w, d, h, m or s, as in 7d
  [2]

  $ rpmgap config --config nowhere.toml
  rpmgap: cannot read nowhere.toml: No such file or directory
  [3]

  $ rpmgap config --config distributions
  rpmgap: cannot read distributions: it is a directory
  [3]

What a file says of another distribution than the command asks about is for other commands; a name that is none is complained of.

  $ printf 'only-repo = ["base=%s/distributions/azurelinux-4.0/base", "fedora-43:fedora=%s/distributions/fedora-43/fedora"]\n' $PWD $PWD > both.toml

  $ rpmgap closure --config both.toml --only openssl | head -1
  azurelinux-4.0 x86_64 (2026-01-01, 7 days old)

  $ rpmgap sync azurelinux-4.0 --config both.toml | head -1
  azurelinux-4.0 x86_64 preview

  $ sed 's/fedora-43:fedora/fedora43:fedora/' both.toml > typo.toml; rpmgap closure --config typo.toml --only openssl
  rpmgap: --only-repo fedora43:fedora=...: fedora43 is not the distribution of this run
  [2]

A lock is written where the command line says so, not by a setting.

  $ printf 'lock = "rpmgap.lock"\n' > lock.toml; rpmgap sync $AZL4 azurelinux-4.0 --config lock.toml --quiet; ls rpmgap.lock
  ls: cannot access 'rpmgap.lock': No such file or directory
  [2]

A text in brackets is a path like any other, and CLI11 would take it for a list.

  $ mkdir '[ab]' && printf '#!/usr/bin/dash\n' > '[ab]/run'; rpmgap scan '[ab]' $AZL4 --baseline none
  rpmgap: [ab]: a text in brackets would be taken for a list; write ./[ab]; see rpmgap scan --help
  [2]

  $ rpmgap scan './[ab]' $AZL4 --baseline none --quiet | head -1
  BLOCKER  RG107 missing-file  /usr/bin/dash                              d889a55b

  $ printf 'inputs = ["[ab]"]\n' > brackets.toml; rpmgap scan --config brackets.toml $AZL4 --baseline none
  rpmgap: brackets.toml:1: inputs: a text in brackets is no path; write ./[...]
  [3]

An empty directory is no application that passed.

  $ mkdir empty; rpmgap scan empty $AZL4 --baseline none --quiet --no-config --output markdown=empty.md --output junit=empty.xml
  1 not checked
  rpmgap: nothing that was read has requirements: nothing was audited
  [5]

  $ head -1 empty.md; grep -A2 '"scan"' empty.xml
  ## empty on azurelinux-4.0: fails: nothing that was read has requirements, so nothing was audited
      <testcase classname="rpmgap.scan" name="scan" time="0">
        <error message="nothing that was read has requirements: nothing was audited" type="rpmgap" />
      </testcase>

  $ rpmgap scan empty $AZL4 --baseline none --quiet --no-config --fail-on never --output markdown=empty.md --output junit=empty.xml
  1 not checked

  $ head -1 empty.md; grep -A2 '"scan"' empty.xml
  ## empty on azurelinux-4.0: passes: findings never fail this run; 1 thing was not checked
      <testcase classname="rpmgap.scan" name="scan" time="0" />
      <testcase classname="rpmgap.RG901 not-checked" name="there is nothing in it that has requirements in empty" time="0">
        <skipped message="not checked: there is nothing in it that has requirements">not checked: there is nothing in it that has requirements

Known causes are of no use without what is known, and no error in a file: the first report has to be made somehow.

  $ printf 'known-causes = true\n' > causes.toml; rpmgap scan applications/clean $AZL4 --baseline none --config causes.toml --quiet

Two formats do not go to one file, and standard output is none.

  $ rpmgap scan applications/clean $AZL4 --baseline none --output json=a --output sarif=./a
  rpmgap: --output sarif=./a: the record or another format goes to this file
  [2]

  $ rpmgap scan applications/clean $AZL4 --baseline none --output json=-
  rpmgap: --output json=-: a file is written; --format is for standard output
  [2]

A device is written to, a link is followed.

  $ ln -s real.json link.json; rpmgap scan applications/clean $AZL4 --baseline none --quiet --output json=link.json --output csv=/dev/null; test -L link.json && test -s real.json && test -c /dev/null && echo kept
  kept

An empty file says nothing, and a link that leads nowhere is no file that is not there.

  $ : > empty.toml; rpmgap config --config empty.toml | grep -vc default
  0
  [1]

  $ mkdir links; cd links; ln -s gone rpmgap.toml; rpmgap config
  rpmgap: cannot read rpmgap.toml: No such file or directory
  [3]
