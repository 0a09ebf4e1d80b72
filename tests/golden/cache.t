The cache says what it holds.

  $ rpmgap cache
  HERE/cache: 0.0 MiB
  $ rpmgap scan applications/clean $AZL4 $FEDORA --quiet
  $ rpmgap cache | sed 's/[0-9.]* MiB/N MiB/'
  HERE/cache: N MiB
    channels      5       N MiB
  $ rpmgap cache --cache-dir distributions
  distributions: 0.0 MiB

What is in use stays; everything goes when it is asked for.

  $ rpmgap cache prune --older-than 1d
  removed 0 items, 0.0 MiB
  $ rpmgap cache prune --all | sed 's/[0-9.]* MiB/N MiB/'
  removed 5 items, N MiB
  $ rpmgap cache
  HERE/cache: 0.0 MiB
  $ rpmgap cache prune --older-than soon
  rpmgap: --older-than soon: give a number with w, d, h, m or s, as in 30d
  [2]
  $ rpmgap cache prune --older-than 1d --all
  rpmgap: --older-than excludes --all; see rpmgap cache prune --help
  [2]

Other files stay, whoever named their directory as the cache.

  $ mkdir project project/sources project/keys; touch project/sources/main.c project/keys/mine.asc
  $ rpmgap cache prune --all --cache-dir project; ls project/*
  removed 0 items, 0.0 MiB
  project/keys:
  mine.asc
  
  project/sources:
  main.c

A cache that cannot be written ends the run with 3, after the report.

  $ touch file; rpmgap scan applications/clean $AZL4 $FEDORA --cache-dir file/below
  applications/clean: 8 files, 68 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  no findings, everything checked
  installs from: the enabled channels (base)
  
  to install:
    dnf install applications/clean/packages/report-2.1-1.fc43.x86_64.rpm jq openssl openssl-libs rsyslog systemd-libs zlib-ng-compat
    21 packages, 151.9 KiB to download, 140.8 KiB installed; 1 only recommended
    of the packages that it uses itself, 6 of 17 are in the image core
  rpmgap: cannot write the cache at file/below/channels: Not a directory; --cache-dir or RPMGAP_CACHE name another directory for it
  [3]

Metadata that is older than what is allowed ends the run with 3. It was made a week ago.

  $ rpmgap scan applications/clean $AZL4 $FEDORA --quiet --max-age 8d
  $ rpmgap scan applications/clean $AZL4 $FEDORA --quiet --max-age 6d
  rpmgap: azurelinux-4.0: its metadata was made 7 days ago (2026-01-01T00:00:00Z), --max-age allows 6 days; fetch it anew (without --offline or --locked) or raise --max-age
  [3]

A channel that was added has an age of its own, and a fresh one does not make the distribution younger.

  $ cp -r distributions/azurelinux-4.0/nvidia fresh; sed -i 's/<timestamp>[0-9]*/<timestamp>1767830000/' fresh/repodata/repomd.xml
  $ rpmgap scan applications/clean $AZL4 $FEDORA --quiet --repo company=fresh --max-age 8d
  $ rpmgap scan applications/clean $AZL4 $FEDORA --quiet --repo company=fresh --max-age 6d
  rpmgap: azurelinux-4.0: its metadata was made 7 days ago (2026-01-01T00:00:00Z), --max-age allows 6 days; fetch it anew (without --offline or --locked) or raise --max-age
  [3]
  $ rpmgap scan applications/clean $AZL4 $FEDORA --repo company=fresh | grep old
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  $ rpmgap scan applications/clean --baseline none --quiet --only-repo base=fresh --repo company=distributions/azurelinux-4.0/base --max-age 6d
  rpmgap: azurelinux-4.0: channel company: its metadata was made 7 days ago (2026-01-01T00:00:00Z), --max-age allows 6 days; fetch it anew (without --offline or --locked) or raise --max-age
  [3]
  $ rpmgap scan applications/clean --baseline none --quiet --only-repo company=fresh --only-repo old=distributions/azurelinux-4.0/base --max-age 6d
  rpmgap: azurelinux-4.0: channel old: its metadata was made 7 days ago (2026-01-01T00:00:00Z), --max-age allows 6 days; fetch it anew (without --offline or --locked) or raise --max-age
  [3]
  $ rpmgap sync fresh --repo old=distributions/azurelinux-4.0/base --quiet --max-age 6d
  rpmgap: fresh: channel old: its metadata was made 7 days ago (2026-01-01T00:00:00Z), --max-age allows 6 days; fetch it anew (without --offline or --locked) or raise --max-age
  [3]
  $ rpmgap sync fresh --quiet --max-age 6d

Nor can a time that is yet to come be held against it.

  $ sed -i 's/<timestamp>[0-9]*/<timestamp>4070908800/' fresh/repodata/repomd.xml
  $ rpmgap scan applications/clean $AZL4 $FEDORA --quiet --repo company=fresh --max-age 8d
  rpmgap: azurelinux-4.0: channel company: its metadata says that it was made on 2099-01-01T00:00:00Z, which is yet to come, so --max-age cannot be held
  [3]
  $ rpmgap scan applications/clean --only-repo base=fresh $FEDORA --quiet --max-age 8d
  rpmgap: azurelinux-4.0: its metadata says that it was made on 2099-01-01T00:00:00Z, which is yet to come, so --max-age cannot be held
  [3]
  $ rpmgap scan applications/clean $AZL4 $FEDORA --max-age soon
  rpmgap: --max-age soon: give a number with w, d, h, m or s, as in 7d
  [2]

Without a network, a server is answered for by the cache alone.

  $ rpmgap scan applications/clean --only-repo base=https://repository.invalid/base --baseline none --offline
  rpmgap: azurelinux-4.0: cannot open channel base: --offline was given and https://repository.invalid/base is not in the cache at HERE/cache; run rpmgap sync while there is a network, or use what rpmgap snapshot import brought with --locked
  [3]
