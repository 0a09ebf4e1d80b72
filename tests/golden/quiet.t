With --quiet a command that has nothing bad to say says nothing at all, on standard error neither, and ends with 0.

  $ rpmgap scan applications/clean $AZL4 $FEDORA --quiet
  $ rpmgap scan applications/clean $AZL4 $FEDORA --quiet --jobs 1 --output json=report.json
  $ rpmgap scan applications/clean $AZL4 $FEDORA --quiet --record clean.ndjson
  $ rpmgap scan --from-record clean.ndjson $AZL4 $FEDORA --quiet
  $ printf 'pkg a 1-1 noarch\npkg b 1-1 noarch\nreq a\n' | $MAKE_REPO closed
  $ rpmgap closure ./closed --quiet
  $ rpmgap diff ./closed ./closed --quiet
  $ rpmgap sync ./closed --quiet --lock closed.lock
  $ rpmgap sync ./closed --quiet --lock closed.lock --locked
  $ rpmgap snapshot export closed.tar --lock closed.lock --quiet
  $ rpmgap snapshot import closed.tar --lock other.lock --quiet

What is not good is told: findings, and what was not checked.

  $ rpmgap scan applications/pairs/RG901/fires $AZL4 $FEDORA --quiet
  1 not checked
  rpmgap: nothing that was read has requirements: nothing was audited
  [5]
  $ rpmgap scan applications/pairs/RG103/fires $AZL4 $FEDORA --quiet
  BLOCKER  RG103 missing-soname  libobjc.so.4()(64bit)                    c531d0bb
    app -> libobjc.so.4()(64bit) -> nothing
    no package of azurelinux-4.0 has this library; GCC is built without
    Objective-C, and GNUstep is left out with it; fedora-43 has it in
    libobjc-15.2.1-6.fc43.x86_64
    1 subject needs it: app (DT_NEEDED)
    source: https://github.com/microsoft/azurelinux/blob/4.0/base/comps/gcc/gcc.comp.toml
    (2026-04-29, rule azl4-gcc-objc)
    do: ship libobjc with the application
  [1]
  $ rpmgap closure distributions/azurelinux-4.0/base --quiet
  BLOCKER  RG101 missing-capability  mobile-broadband-provider-info >= 20090602
    e6a671a2
    libnma (base) -> mobile-broadband-provider-info >= 20090602 -> nothing
    cannot be installed: nothing in base provides it
    1 package: libnma-1.10.6-11.azl4.x86_64
    do: publish a package that provides it, or drop the requirement
  [1]
  $ printf 'pkg a 2-1 noarch\npkg b 1-1 noarch\nreq c\n' | $MAKE_REPO broken
  $ rpmgap diff ./closed ./broken --quiet | head -n 3
  old closed x86_64 (2026-01-01, 7 days old), 2 packages
  new broken x86_64 (2026-01-01, 7 days old), 2 packages
  1 blocker, 1 error, 1 note
  $ rpmgap diff ./closed ./broken --quiet --fail-on never
  $ rpmgap snapshot export closed.tar --lock closed.lock --quiet

Formats that programs read are whole.

  $ rpmgap diff ./closed ./closed --quiet --format json | head -n 2
  {"schema": "rpmgap-diff/1",
  "tool": {"name":"rpmgap","version":"0.1.0"},
  $ rpmgap scan applications/clean $AZL4 $FEDORA --quiet --format json | head -n 2
  {
    "schema": "rpmgap-report/1",
