What an upgrade does to a package that is obsoleted.

The next upgrade removes every foo, and dnf hides the one that is published.

  $ printf 'pkg foo 1-1 noarch\npkg bar 1-1 noarch\n' | $MAKE_REPO o1; printf 'pkg foo 1-1 noarch\npkg bar 2-1 noarch\nobs foo < 9\n' | $MAKE_REPO n1

  $ rpmgap diff o1 n1 --arch x86_64
  old o1 x86_64 (2026-01-01, 7 days old), 2 packages
  new n1 x86_64 (2026-01-01, 7 days old), 2 packages
  1 error, 1 note
  
  packages         1 upgraded, 1 published and obsoleted
  
  ERROR packages that are published and obsoleted: 1
    foo-1-1.noarch (o1) -> bar-2-1.noarch (n1); bar obsoletes foo < 9: an upgrade
      removes foo, which is still published
  [1]

  $ rpmgap diff n1 n1 --arch x86_64
  old n1 x86_64 (2026-01-01, 7 days old), 2 packages
  new n1 x86_64 (2026-01-01, 7 days old), 2 packages
  no change

What takes nothing over has retired the package; of packages alone it cannot be told.

  $ printf 'pkg foo 1-1 noarch\nfile /usr/bin/foo\npkg baz 1-1 noarch\nprv baz-api\nfile /usr/bin/baz\nfile /usr/bin/bazctl\n' | $MAKE_REPO o2; printf 'pkg obsolete-packages 1-1 noarch\nobs foo < 2\npkg baz2 1-1 noarch\nprv baz-api\nobs baz < 2\nfile /usr/bin/baz\n' | $MAKE_REPO n2

  $ rpmgap diff o2 n2 --arch x86_64
  old o2 x86_64 (2026-01-01, 7 days old), 2 packages
  new n2 x86_64 (2026-01-01, 7 days old), 2 packages
  2 warnings, 4 notes
  
  packages         2 added, 2 removed
  of the removed   1 renamed, 1 retired
  commands         2 lost
  
  WARNING packages removed: 1
    foo-1-1.noarch (o2) retired by obsolete-packages-1-1.noarch (n2)
  
  WARNING commands lost: 1
    bazctl: was in baz-1-1.noarch (o2)

  $ rpmgap diff o2 n2 --arch x86_64 --packages-only
  old o2 x86_64 (2026-01-01, 7 days old), 2 packages
  new n2 x86_64 (2026-01-01, 7 days old), 2 packages
  4 notes
  
  packages         2 added, 2 removed
  of the removed   2 renamed

A newer version in a channel that is not supported is no upgrade of the one in base.

  $ printf 'pkg foo 2-1 noarch\n' | $MAKE_REPO more; rpmgap diff azurelinux-4.0 azurelinux-4.0 --arch x86_64 --only-repo OLD:base=o1 --only-repo NEW:base=o1 --only-repo NEW:sdk=more -v
  old azurelinux-4.0 x86_64 (2026-01-01, 7 days old), 2 packages
  new azurelinux-4.0 x86_64 (2026-01-01, 7 days old), 3 packages
  1 note
  
  packages         1 in another channel
  
  NOTE packages in another channel: 1
    foo-1-1.noarch (base) -> foo-2-1.noarch (sdk); also in sdk, which is
      unsupported

A capability that stays under its name and has a version that nobody can use.

  $ printf 'pkg python3 3.11-1 noarch\nprv python(abi) = 3.11\nprv pkgconfig(python3) = 3.11\npkg app 1-1 noarch\nreq python(abi) = 3.11\nreq pkgconfig(python3) >= 3.6\n' | $MAKE_REPO o3; printf 'pkg python3 3.13-1 noarch\nprv python(abi) = 3.13\nprv pkgconfig(python3) = 3.13\npkg app 1-2 noarch\nreq python(abi) = 3.13\n' | $MAKE_REPO n3

  $ rpmgap diff o3 n3 --arch x86_64
  old o3 x86_64 (2026-01-01, 7 days old), 2 packages
  new n3 x86_64 (2026-01-01, 7 days old), 2 packages
  1 warning, 2 notes
  
  packages         2 upgraded
  capabilities     1 lost
  
  WARNING capabilities lost: 1
    python(abi) = 3.11: python3-3.11-1.noarch (o3) -> python3-3.13-1.noarch (n3);
      1 package needed it: app
