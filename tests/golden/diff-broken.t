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

Broken on both sides: by the same cause nothing is said, by another one it is a warning. The reverse is the same.

  $ printf 'pkg foo 1-1 noarch\nreq gone-a\n' | $MAKE_REPO o3; printf 'pkg foo 2-1 noarch\nreq gone-b\n' | $MAKE_REPO n3

  $ rpmgap diff o3 n3 --arch x86_64

  $ printf 'pkg foo 3-1 noarch\nreq gone-b\n' | $MAKE_REPO n4; rpmgap diff n3 n4 --arch x86_64

  $ rpmgap diff n1 o1 --arch x86_64

With --latest nobody asks whether an older version can be installed.

  $ printf 'pkg foo 1-1 noarch\npkg foo 2-1 noarch\n' | $MAKE_REPO o5; printf 'pkg foo 1-1 noarch\nreq gone\npkg foo 2-1 noarch\n' | $MAKE_REPO n5

  $ rpmgap diff o5 n5 --arch x86_64 | sed -n '/NEWLY/,/^$/p'

  $ rpmgap diff o5 n5 --arch x86_64 --latest | sed -n '/NEWLY/,/^$/p'
