Sides that have little: sources alone, or nothing at all.

  $ printf 'pkg foo 1-1 src\nreq gcc\n' | $MAKE_REPO so1; printf 'pkg foo 2-1 src\nreq gcc\n' | $MAKE_REPO so2

  $ rpmgap diff so1 so2 --arch x86_64 -v
  old so1 x86_64 (2026-01-01, 7 days old), 1 package
  new so2 x86_64 (2026-01-01, 7 days old), 1 package
  1 note
  
  packages         1 upgraded
  
  NOTE packages upgraded: 1
    foo-1-1.src (so1) -> foo-2-1.src (so2)

  $ printf 'pkg foo 1-1 noarch\nreq gone\n' | $MAKE_REPO one; $MAKE_REPO none < /dev/null

  $ rpmgap diff one none --arch x86_64
  old one x86_64 (2026-01-01, 7 days old), 1 package
  new none x86_64 (2026-01-01, 7 days old), 0 packages
  1 warning
  
  packages         1 removed
  of the removed   1 that nothing replaces
  
  NO LONGER BROKEN 1 root cause
  
  WARNING packages removed: 1
    foo-1-1.noarch (one) stays installed: nothing obsoletes it

  $ rpmgap diff none one --arch x86_64
  old none x86_64 (2026-01-01, 7 days old), 0 packages
  new one x86_64 (2026-01-01, 7 days old), 1 package
  1 blocker, 1 note
  
  packages         1 added
  
  NEWLY BROKEN 1 root cause
    gone: 1 package: foo-1-1.noarch; foo (one) -> gone -> nothing
  [1]

  $ rpmgap diff none none --arch x86_64
  old none x86_64 (2026-01-01, 7 days old), 0 packages
  new none x86_64 (2026-01-01, 7 days old), 0 packages
  no change

A channel that one side lacks is empty there.

  $ rpmgap diff distributions/azurelinux-4.0 distributions/azurelinux-4.0/base --arch x86_64 --channel sdk | head -12
  old azurelinux-4.0-metadata x86_64 (2026-01-01, 7 days old), 11 packages
  new base x86_64, 0 packages
  11 warnings, 10 notes
  
  packages         11 removed
  of the removed   11 that nothing replaces
  sonames          1 lost
  capabilities     1 lost
  commands         7 lost
  files            1 lost
  
  NO LONGER BROKEN 11 root causes

Expectations that say nothing are a mistake.

  $ printf '[channels]\n' > expected.toml; rpmgap diff one none --arch x86_64 --expected expected.toml
  rpmgap: --expected: expected.toml: the table [channels] says of no channel what it may have
  [2]

A pattern that fits no package of either side is a mistake; one that fits a package where nothing changed is none.

  $ rpmgap diff one none --arch x86_64 --only foo --only typo
  rpmgap: --only typo: no package of either side is named so
  [2]

  $ rpmgap diff one one --arch x86_64 --only 'f*'
  old one x86_64 (2026-01-01, 7 days old), 1 package
  new one x86_64 (2026-01-01, 7 days old), 1 package
  no change

A lock that is not there, and channels whose support a profile knows by name: what moves to sdk is no longer there for base.

  $ rpmgap diff nowhere.lock candidate
  rpmgap: OLD: nowhere.lock: no such file; rpmgap sync --lock writes a lock, rpmgap snapshot export a snapshot
  [3]

  $ for side in published candidate; do $MAKE_REPO $side/sdk <<'END'
  > pkg tool 1-1 x86_64
  > END
  > done; printf 'pkg app 1-1 x86_64\nreq lib\npkg lib 1-1 x86_64\n' | $MAKE_REPO published/base; printf 'pkg app 1-1 x86_64\nreq lib\n' | $MAKE_REPO candidate/base; printf 'pkg tool 1-1 x86_64\npkg lib 1-1 x86_64\n' | $MAKE_REPO candidate/sdk

  $ rpmgap sync azurelinux-4.0 --arch x86_64 --only-repo base=published/base --only-repo sdk=published/sdk --lock published.lock --quiet

  $ rpmgap diff published.lock candidate --arch x86_64
  old azurelinux-4.0 x86_64 (2026-01-01, 7 days old), 3 packages
  new candidate x86_64 (2026-01-01, 7 days old), 3 packages
  1 error, 1 warning
  
  packages         1 in another channel
  
  NEWLY BROKEN 1 root cause
    lib: 1 package: app-1-1.x86_64; app (base) -> lib -> sdk
  
  WARNING packages in another channel: 1
    lib-1-1.x86_64 (base) -> lib-1-1.x86_64 (sdk); from base to sdk, which is
      unsupported instead of enabled
  [1]
