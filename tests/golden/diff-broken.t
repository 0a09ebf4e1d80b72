What rpmgap diff tells of packages that cannot be installed.

The newest could be installed, and now none can: that an older one was broken is no excuse.

  $ $MAKE_REPO o1 <<'END'
  > pkg old 1-1 noarch
  > req gone
  > pkg old 2-1 noarch
  > END

  $ $MAKE_REPO n1 <<'END'
  > pkg old 3-1 noarch
  > req gone2
  > END

  $ rpmgap diff o1 n1 --arch x86_64
  old o1 x86_64 (2026-01-01, 7 days old), 2 packages
  new n1 x86_64 (2026-01-01, 7 days old), 1 package
  1 blocker, 2 notes
  
  packages         1 upgraded, 1 without an older version
  
  NEWLY BROKEN 1 root cause
    gone2: 1 package: old-3-1.noarch; old (n1) -> gone2 -> nothing
  [1]

The last one that could be installed is gone.

  $ $MAKE_REPO o2 <<'END'
  > pkg old 1-1 noarch
  > pkg old 2-1 noarch
  > req gone
  > END

  $ $MAKE_REPO n2 <<'END'
  > pkg old 2-1 noarch
  > req gone
  > END

  $ rpmgap diff o2 n2 --arch x86_64
  old o2 x86_64 (2026-01-01, 7 days old), 2 packages
  new n2 x86_64 (2026-01-01, 7 days old), 1 package
  1 blocker, 1 note
  
  packages         1 without an older version
  
  NEWLY BROKEN 1 root cause
    gone: 1 package: old-2-1.noarch; old (n2) -> gone -> nothing
  [1]

Broken on both sides: by the same cause nothing is said, by another one it is a warning. The reverse is the same.

  $ printf 'pkg foo 1-1 noarch\nreq gone-a\n' | $MAKE_REPO o3; printf 'pkg foo 2-1 noarch\nreq gone-b\n' | $MAKE_REPO n3

  $ rpmgap diff o3 n3 --arch x86_64
  old o3 x86_64 (2026-01-01, 7 days old), 1 package
  new n3 x86_64 (2026-01-01, 7 days old), 1 package
  1 warning, 1 note
  
  packages         1 upgraded
  
  NEWLY BROKEN 1 root cause
    gone-b: 1 package: foo-2-1.noarch; foo (n3) -> gone-b -> nothing; OLD was
      broken too, for another cause: gone-a

  $ printf 'pkg foo 3-1 noarch\nreq gone-b\n' | $MAKE_REPO n4; rpmgap diff n3 n4 --arch x86_64
  old n3 x86_64 (2026-01-01, 7 days old), 1 package
  new n4 x86_64 (2026-01-01, 7 days old), 1 package
  1 note
  
  packages         1 upgraded

  $ rpmgap diff n1 o1 --arch x86_64
  old n1 x86_64 (2026-01-01, 7 days old), 1 package
  new o1 x86_64 (2026-01-01, 7 days old), 2 packages
  2 warnings, 1 note
  
  packages         1 downgraded, 1 with an older version
  
  NEWLY BROKEN 1 root cause
    gone: 1 package: old-1-1.noarch; old (o1) -> gone -> nothing; OLD was broken
      too, for another cause: gone2
  
  NO LONGER BROKEN 1 root cause
  
  WARNING packages downgraded: 1
    old-3-1.noarch (n1) -> old-2-1.noarch (o1)

With --latest nobody asks whether an older version can be installed.

  $ printf 'pkg foo 1-1 noarch\npkg foo 2-1 noarch\n' | $MAKE_REPO o5; printf 'pkg foo 1-1 noarch\nreq gone\npkg foo 2-1 noarch\n' | $MAKE_REPO n5

  $ rpmgap diff o5 n5 --arch x86_64 | sed -n '/NEWLY/,/^$/p'
  NEWLY BROKEN 1 root cause
    gone: 1 package: foo-1-1.noarch; foo (n5) -> gone -> nothing
  

  $ rpmgap diff o5 n5 --arch x86_64 --latest | sed -n '/NEWLY/,/^$/p'

What takes the place of a removed package cannot be installed.

  $ printf 'pkg foo 1-1 noarch\n' | $MAKE_REPO o6; printf 'pkg bar 1-1 noarch\nprv foo = 1\nobs foo < 2\nreq gone\n' | $MAKE_REPO n6

  $ rpmgap diff o6 n6 --arch x86_64
  old o6 x86_64 (2026-01-01, 7 days old), 1 package
  new n6 x86_64 (2026-01-01, 7 days old), 1 package
  1 blocker, 1 warning, 1 note
  
  packages         1 added, 1 removed
  of the removed   1 renamed
  
  NEWLY BROKEN 1 root cause
    gone: 1 package: bar-1-1.noarch; bar (n6) -> gone -> nothing
  
  WARNING packages removed: 1
    foo-1-1.noarch (o6) renamed to bar-1-1.noarch (n6); bar cannot be installed
  [1]
