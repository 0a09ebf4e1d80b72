Bad command lines end with 2 and one line.

  $ rpmgap

  $ rpmgap scan

  $ rpmgap scna x

  $ rpmgap scan applications/clean --format yaml

  $ rpmgap scan applications/clean --target no-such-distribution

  $ rpmgap scan applications/clean --repo base

  $ rpmgap scan applications/clean $AZL4 --baseline none --repo ubuntu:main=distributions/fedora-43/fedora

Paths that cannot be opened end with 3.

  $ rpmgap scan applications/no-such-thing $AZL4 $FEDORA

Repositories that cannot be had end with 3 and say what to do.

  $ rpmgap scan applications/clean --baseline none

  $ rpmgap scan applications/clean --baseline none --only-repo base=no/such/directory

  $ mkdir -p empty/repodata; echo '<repomd/>' > empty/repodata/repomd.xml

  $ rpmgap scan applications/clean --baseline none --only-repo base=empty

  $ touch file; rpmgap scan applications/clean $AZL4 --baseline none --cache file/cache

  $ rpmgap scan applications/clean $AZL4 --baseline none > /dev/full

  $ rpmgap --version

  $ rpmgap --help

  $ rpmgap scan --help
