Sides that have little: sources alone, or nothing at all.

  $ printf 'pkg foo 1-1 src\nreq gcc\n' | $MAKE_REPO so1; printf 'pkg foo 2-1 src\nreq gcc\n' | $MAKE_REPO so2

  $ rpmgap diff so1 so2 --arch x86_64 -v

  $ printf 'pkg foo 1-1 noarch\nreq gone\n' | $MAKE_REPO one; $MAKE_REPO none < /dev/null

  $ rpmgap diff one none --arch x86_64

  $ rpmgap diff none one --arch x86_64

  $ rpmgap diff none none --arch x86_64

A channel that one side lacks is empty there.

  $ rpmgap diff distributions/azurelinux-4.0 distributions/azurelinux-4.0/base --arch x86_64 --channel sdk | head -12

Expectations that say nothing are a mistake.

  $ printf '[channels]\n' > expected.toml; rpmgap diff one none --arch x86_64 --expected expected.toml

A pattern that fits no package of either side is a mistake; one that fits a package where nothing changed is none.

  $ rpmgap diff one none --arch x86_64 --only foo --only typo

  $ rpmgap diff one one --arch x86_64 --only 'f*'
