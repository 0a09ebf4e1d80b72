The lock names every repomd.xml of the target and the baseline; what stands here as D is its sha256.

  $ rpmgap sync azurelinux-4.0 fedora-43 $AZL4 $FEDORA --lock my.lock | sed 's/  [0-9a-f]\{12\}/  D/'
  azurelinux-4.0 x86_64 preview
    base           D  2026-01-01  79 packages, a local directory
    nvidia         D  2026-01-01  1 package, a local directory
    sdk            D  2026-01-01  11 packages, a local directory
  fedora-43 x86_64
    fedora         D  2026-01-01  93 packages, a local directory
    updates        D  2026-01-01  2 packages, a local directory
  $ sed 's/sha256:[0-9a-f]*/sha256:D/' my.lock
  # The metadata that an audit uses: written by `rpmgap sync --lock`, obeyed with `--locked`.
  version = 1
  
  [[channel]]
  distribution = 'azurelinux-4.0'
  arch = 'x86_64'
  id = 'base'
  source = 'HERE/distributions/azurelinux-4.0/base'
  repomd = 'sha256:D'
  time = 2026-01-01T00:00:00Z
  authenticity = 'local'
  
  [[channel]]
  distribution = 'azurelinux-4.0'
  arch = 'x86_64'
  id = 'nvidia'
  source = 'HERE/distributions/azurelinux-4.0/nvidia'
  repomd = 'sha256:D'
  time = 2026-01-01T00:00:00Z
  authenticity = 'local'
  
  [[channel]]
  distribution = 'azurelinux-4.0'
  arch = 'x86_64'
  id = 'sdk'
  source = 'HERE/distributions/azurelinux-4.0/sdk'
  repomd = 'sha256:D'
  time = 2026-01-01T00:00:00Z
  authenticity = 'local'
  
  [[channel]]
  distribution = 'fedora-43'
  arch = 'x86_64'
  id = 'fedora'
  source = 'HERE/distributions/fedora-43/fedora'
  repomd = 'sha256:D'
  time = 2026-01-01T00:00:00Z
  authenticity = 'local'
  
  [[channel]]
  distribution = 'fedora-43'
  arch = 'x86_64'
  id = 'updates'
  source = 'HERE/distributions/fedora-43/updates'
  repomd = 'sha256:D'
  time = 2026-01-01T00:00:00Z
  authenticity = 'local'

It can be read by whom the umask lets, and keeps the mode that it has. Writing it again changes nothing, and one distribution can be moved on alone.

  $ cp my.lock old.lock; rpmgap sync azurelinux-4.0 fedora-43 $AZL4 $FEDORA --lock my.lock --quiet && cmp my.lock old.lock
  $ rpmgap sync azurelinux-4.0 $AZL4 --lock my.lock --quiet && cmp my.lock old.lock
  $ umask 022; rpmgap sync azurelinux-4.0 $AZL4 --lock new.lock --quiet; stat -c %a new.lock
  644
  $ chmod 664 new.lock; rpmgap sync azurelinux-4.0 $AZL4 --lock new.lock --quiet; stat -c %a new.lock
  664

A locked run gives the same JSON every time, as long as the metadata is what the lock names.

  $ rpmgap scan applications/clean $AZL4 $FEDORA --locked --lock my.lock --format json > one.json
  $ rpmgap scan applications/clean $AZL4 $FEDORA --locked --lock my.lock --format json --cache-dir other > two.json
  $ cmp one.json two.json

To name a lock is to obey it; only sync writes it.

  $ rpmgap scan applications/clean $AZL4 $FEDORA --lock my.lock --format json | cmp - one.json
  $ rpmgap scan applications/clean $AZL4 $FEDORA --lock absent.lock
  rpmgap: cannot read the lock absent.lock: No such file or directory; rpmgap sync --lock absent.lock writes it
  [3]

Anything else is refused.

  $ rpmgap scan applications/clean $AZL4 $FEDORA --locked
  rpmgap: cannot read the lock rpmgap.lock: No such file or directory; rpmgap sync --lock rpmgap.lock writes it
  [3]
  $ sed 's/^repomd.*/repomd = "sha256:0000000000000000000000000000000000000000000000000000000000000000"/' my.lock > zero.lock
  $ rpmgap scan applications/clean $AZL4 $FEDORA --lock zero.lock 2>&1 | sed 's/with [0-9a-f]\{64\}/with D/'
  rpmgap: azurelinux-4.0: cannot open channel base: the lock wants the repomd.xml with sha256 0000000000000000000000000000000000000000000000000000000000000000, here is the one with D; rpmgap sync --lock moves the lock on, rpmgap snapshot export keeps what it names (also failed: nvidia of azurelinux-4.0, sdk of azurelinux-4.0, fedora of fedora-43, updates of fedora-43)
  $ rpmgap scan applications/clean $AZL4 --repo more=distributions/azurelinux-4.0/base $FEDORA --locked --lock my.lock
  rpmgap: channel more of azurelinux-4.0 x86_64 is not in the lock; a run has the channels of the lock when it is given the same --stage, --repo, --only-repo, --repo-file and --arch as rpmgap sync was, and rpmgap sync --lock with those of this run writes the lock anew
  [3]
  $ rpmgap scan applications/clean --only-repo base=distributions/azurelinux-4.0/base $FEDORA --locked --lock my.lock
  rpmgap: channel nvidia of azurelinux-4.0 x86_64 is in the lock, but not part of this run; a run has the channels of the lock when it is given the same --stage, --repo, --only-repo, --repo-file and --arch as rpmgap sync was, and rpmgap sync --lock with those of this run writes the lock anew
  [3]
  $ echo 'version = 9' > bad.lock; rpmgap sync --locked --lock bad.lock
  rpmgap: cannot use the lock bad.lock: it has version 9, this program knows 1
  [3]
  $ rpmgap sync azurelinux-4.0 $AZL4 --lock bad.lock
  rpmgap: cannot use the lock bad.lock: it has version 9, this program knows 1
  [3]

A snapshot carries the lock and its metadata to where there is neither network nor repository.

  $ rpmgap snapshot export carried.tar --lock my.lock | sed 's/[0-9.]* MiB/N MiB/'
  carried.tar: 5 channels, 16 files, N MiB
  $ rpmgap snapshot export carried --lock my.lock | sed 's/[0-9.]* MiB/N MiB/'
  carried: 5 channels, 16 files, N MiB
  $ rpmgap snapshot export carried --lock my.lock
  rpmgap: cannot write the snapshot carried: it is there already; name another, or remove it
  [3]
  $ mkdir far; ln -s ../applications far; cd far; rpmgap snapshot import ../carried.tar --cache-dir cache | sed 's/[0-9.]* MiB/N MiB/'
  > rpmgap scan applications/clean $AZL4 $FEDORA --locked --offline --cache-dir cache --format json > three.json
  > sed "s,$PWD,$OLDPWD," three.json | cmp - ../one.json && cmp rpmgap.lock ../my.lock
  ../carried.tar: 5 channels, 15 files, N MiB; the lock is rpmgap.lock
  $ rpmgap snapshot import carried --lock zero.lock
  rpmgap: the lock zero.lock is there already and names other metadata than the snapshot; name another file with --lock, or remove it
  [3]
  $ rpmgap snapshot import one.json
  rpmgap: cannot use the snapshot one.json: Unrecognized archive format
  [3]
  $ rpmgap snapshot import absent.tar
  rpmgap: cannot use the snapshot absent.tar: Failed to open 'absent.tar': No such file or directory
  [3]
  $ rpmgap snapshot
  rpmgap: rpmgap snapshot needs a command: export, import; see rpmgap snapshot --help
  [2]
