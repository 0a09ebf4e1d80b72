The same input gives the same bytes, whatever order directories have, however many threads work, and wherever it runs.

  $ rpmgap scan applications/trip $AZL4 $FEDORA > 1.txt
  [1]
  $ rpmgap scan applications/trip $AZL4 $FEDORA --format json > 1.json
  [1]

  $ same() { cat > 2; cmp 2 "$1" && echo same; }; for jobs in 1 2 7; do
  >   rpmgap scan applications/trip $AZL4 $FEDORA --jobs $jobs | same 1.txt
  >   rpmgap scan applications/trip $AZL4 $FEDORA --jobs $jobs --format json | same 1.json
  > done
  same
  same
  same
  same
  same
  same

On one processor and on all of them: every format, a record, and what a lock is written for.

  $ all() { mkdir "$1" && cd "$1" && ln -s ../applications ../distributions . && export RPMGAP_CACHE=$PWD/cache &&
  >   rpmgap sync azurelinux-4.0 fedora-43 $AZL4 $FEDORA --lock rpmgap.lock > sync.txt &&
  >   rpmgap scan applications/trip $AZL4 $FEDORA --locked --record record.ndjson \
  >     $(for format in sarif junit gitlab github markdown html csv ndjson json cyclonedx; do echo --output $format=$format; done) > text
  >   rm -r cache applications distributions; }
  > (all many); (taskset -p -c "$(taskset -cp $$ | sed 's/.*: *//; s/[-,].*//')" $$ > /dev/null; all one)
  > ls one; sed -i 's,/one/,/many/,g' one/*; diff -r one many && echo same
  csv
  cyclonedx
  github
  gitlab
  html
  json
  junit
  markdown
  ndjson
  record.ndjson
  rpmgap.lock
  sarif
  sync.txt
  text
  same

Another language, another place on earth.

  $ same() { cat > 2; cmp 2 "$1" && echo same; }; for set in LC_ALL=C LC_ALL=de_DE.UTF-8 LANG=tr_TR.UTF-8 TZ=Pacific/Kiritimati TZ=America/Los_Angeles; do
  >   env -u LC_ALL $set rpmgap scan applications/trip $AZL4 $FEDORA | same 1.txt
  >   env -u LC_ALL $set rpmgap scan applications/trip $AZL4 $FEDORA --format json | same 1.json
  > done
  same
  same
  same
  same
  same
  same
  same
  same
  same
  same

A copy whose directories were filled the other way round, from an empty cache.

  $ mkdir -p there/applications; cd there; ln -s ../distributions .
  > (cd ../applications/; find trip -type d) | sort -r | sed 's,^,applications/,' | xargs mkdir -p
  > (cd ../applications/; find trip ! -type d) | sort -r | while read -r file; do cp -P "../applications/$file" "applications/$file"; done
  > same() { cat > 2; cmp 2 "$1" && echo same; }
  > RPMGAP_CACHE=$PWD/cache rpmgap scan applications/trip $AZL4 $FEDORA | same ../1.txt
  > RPMGAP_CACHE=$PWD/cache rpmgap scan applications/trip $AZL4 $FEDORA --format json | sed 's,/there/distributions,/distributions,' | same ../1.json
  same
  same

Paths and channels named in another order are another command line, but findings come in the same order.

  $ findings() { sed -n '/^ *[A-Z]* *RG/p'; }
  > rpmgap scan applications/trip/scripts applications/trip/bin $AZL4 $FEDORA | findings > a
  > rpmgap scan applications/trip/bin applications/trip/scripts $AZL4 $FEDORA | findings > b
  > wc -l < a; cmp a b && echo same
  9
  same
