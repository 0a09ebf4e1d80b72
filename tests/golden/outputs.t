Where outputs go.

  $ mkdir app && printf '#!/bin/sh\nnosuchcommand-x\n' > app/run.sh
  $ printf 'exec rpmgap scan app --quiet --baseline none %s "$@"\n' "$AZL4" > scan

What is open already is written to where it stands: behind what is there in a file, and into a pipe.

  $ { echo before; sh scan --output csv=/dev/stdout; echo after; } > log; sed -n '1p;$p;/^"new"/p' log | cut -d, -f1-3
  before
  "new","error","RG108"
  after
  $ sh scan --output ndjson=/dev/fd/3 3>&1 > /dev/null | cut -c1-40
  {"schema":"rpmgap-ndjson/1","kind":"run"
  {"schema":"rpmgap-ndjson/1","kind":"find

A link may lead to what is not there yet, elsewhere.

  $ mkdir here there && ln -s ../there/new.csv here/link.csv
  > sh scan --output csv=here/link.csv > /dev/null; test -h here/link.csv && wc -l < there/new.csv
  2

A directory is no file, a link in a circle none either.

  $ sh scan --output csv=there > /dev/null
  rpmgap: cannot write there: it is a directory; name a file in it
  [3]
  $ ln -s round round; sh scan --output csv=round > /dev/null
  rpmgap: cannot write round: Too many levels of symbolic links
  [3]

What is to be read is not written over, and two things do not go to one file.

  $ rpmgap scan app/run.sh --output json=./app/run.sh
  rpmgap: ./app/run.sh is to be read, and would be written over: write to another file
  [2]
  $ rpmgap scan app --record app
  rpmgap: app is to be read, and would be written over: write to another file
  [2]
  $ rpmgap scan app --record out.json --output json=./out.json
  rpmgap: --output json=./out.json: the record or another format goes to this file
  [2]

A file that may not get longer is one that cannot be written, and nothing of it is left.

  $ sh scan > /dev/null
  [1]
  $ (ulimit -f 1; sh scan --output html=page.html > /dev/null)
  rpmgap: cannot write page.html: File too large
  [3]
  $ ls -A
  app
  applications
  cache
  distributions
  here
  log
  round
  scan
  there

Standard files that are closed are no other file's, and what cannot be said changes no exit code.

  $ rpmgap --version >&-
  rpmgap: cannot write the report to standard output: Bad file descriptor
  [3]
  $ sh scan --output csv=all.csv <&- 2>&- > /dev/null
  [1]
  $ grep -c nosuchcommand-x all.csv
  1
  $ rpmgap scan nowhere 2>/dev/full
  [3]
  $ rpmgap scan --bogus 2>/dev/full
  [2]
