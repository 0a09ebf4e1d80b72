Bad command lines end with 2 and one line.

  $ rpmgap
  rpmgap: A subcommand is required; see rpmgap --help
  [2]

  $ rpmgap scan
  rpmgap: PATH is required; see rpmgap scan --help
  [2]

  $ rpmgap scna x
  rpmgap: there is no command scna; see rpmgap --help
  [2]

  $ rpmgap scan applications/clean --format yaml
  rpmgap: --format: yaml not in {text,json,ndjson,cyclonedx}; see rpmgap scan --help
  [2]

  $ rpmgap scan applications/clean --target no-such-distribution
  rpmgap: target: there is no distribution no-such-distribution; give a profile id (almalinux-10, amazonlinux-2023, azurelinux-3.0, azurelinux-4.0, centos-stream-10, fedora-43, fedora-44, fedora-rawhide), a profile file (*.toml), a .repo file, or a directory or URL with rpm-md metadata
  [2]

  $ rpmgap scan applications/clean --repo base
  rpmgap: --repo base: there is no '='; the form is [DIST:]CHANNEL=SOURCE
  [2]

  $ rpmgap scan applications/clean $AZL4 --baseline none --repo ubuntu:main=distributions/fedora-43/fedora
  rpmgap: --repo ubuntu:main=...: ubuntu is neither the target nor the baseline of this run
  [2]

Paths that cannot be opened end with 3.

  $ rpmgap scan applications/no-such-thing $AZL4 $FEDORA
  rpmgap: cannot scan applications/no-such-thing: No such file or directory
  [3]

Repositories that cannot be had end with 3 and say what to do.

  $ rpmgap scan applications/clean --baseline none --offline
  rpmgap: azurelinux-4.0: cannot open channel base: --offline was given and https://packages.microsoft.com/azurelinux/4/preview/base/x86_64 is not in the cache at HERE/cache; run rpmgap sync while there is a network, or use what rpmgap snapshot import brought with --locked (also failed: cloud-native of azurelinux-4.0, microsoft of azurelinux-4.0)
  [3]

  $ rpmgap scan applications/clean --baseline none --only-repo base=no/such/directory
  rpmgap: azurelinux-4.0: cannot open channel base: cannot read HERE/no/such/directory/repodata/repomd.xml: No such file or directory; a channel's source is a directory that holds repodata/repomd.xml (createrepo_c makes it)
  [3]

  $ mkdir -p empty/repodata; echo '<repomd/>' > empty/repodata/repomd.xml

  $ rpmgap scan applications/clean --baseline none --only-repo base=empty
  rpmgap: azurelinux-4.0: cannot open channel base: cannot use HERE/empty/repodata/repomd.xml: it lists no primary metadata (<data type="primary">)
  [3]

  $ touch file; rpmgap scan applications/clean $AZL4 --baseline none --cache file/cache
  applications/clean: 8 files, 68 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old)
  no findings, everything checked
  installs from: the enabled channels (base)
  
  to install:
    dnf install applications/clean/packages/report-2.1-1.fc43.x86_64.rpm jq openssl openssl-libs rsyslog systemd-libs zlib-ng-compat
    21 packages, 151.9 KiB to download, 140.8 KiB installed; 1 only recommended
    of the packages that it uses itself, 6 of 17 are in the image core
  rpmgap: cannot write the cache at file/cache/channels: Not a directory; --cache-dir or RPMGAP_CACHE name another directory for it
  [3]

  $ rpmgap scan applications/clean $AZL4 --baseline none > /dev/full
  rpmgap: cannot write the report to standard output: No space left on device
  [3]

  $ rpmgap --version
  rpmgap 0.1.0

  $ rpmgap --help
  Audits what an application needs against what an RPM distribution has.
  Usage: rpmgap [OPTIONS] SUBCOMMAND
  
  Options:
    -h,--help                   Print this help message and exit
    --version                   Display program version information and exit
  
  Subcommands:
    scan                        Report what an application needs that is missing or diverging on the target
    why                         Tell who provides something, what would be chosen, and what leads to it
    closure                     Tell which packages of a distribution cannot be installed, and why
    diff                        What changed between two snapshots of distributions
    sync                        Fetch and verify metadata; write or check the lock
    snapshot                    Carry a lock and its metadata to a machine without a network
    cache                       Show what the cache holds, and prune it
    distributions               List the distributions that are known: stages, channels, sources, keys and dates
    rules                       List the checks and rules, or show some of them
  
  Exit codes: 0 clean, 1 findings, 2 usage, 3 repository, input or output fault,
  4 internal error, 5 something was not checked and --strict was given (for why: cannot be told).

  $ rpmgap scan --help
  Report what an application needs that is missing or diverging on the target
  Usage: rpmgap scan [OPTIONS] [PATH...]
  
  Positionals:
    PATH TEXT ... Excludes: --from-record
                                What to audit: programs, packages, scripts, archives, lists of packages, or directories of them
  
  Options:
    -h,--help                   Print this help message and exit
    --cache-dir,--cache TEXT    Directory for metadata (default: $RPMGAP_CACHE, else the user's cache directory)
    --offline                   Never use the network: the cache must have the metadata
    --lock TEXT=rpmgap.lock     Lock file; implies --locked
    --locked                    Use exactly the metadata that the lock names
    --max-age TEXT              Fail when metadata is older than this: 7d, 12h, 30m
    --retries UINT:UINT in [0 - 20]=3
                                How often a fetch that failed is tried again
    --jobs UINT:UINT in [1 - 1024]
                                Threads that compute (default: one for each processor)
    --from-record FILE Excludes: PATH --record --platform --base-image --trust-specs --limit
                                Audit what a record says of an application, in place of its files
    --record FILE Excludes: --from-record
                                Besides the report, write to this file what the application needs, without secrets
    --name TEXT                 Name of the application in a record and in ndjson (default: that of the first PATH)
    --target TEXT=azurelinux-4.0
                                Distribution to move to: a profile id, a profile file, or a directory or URL with rpm-md metadata
    --baseline TEXT=fedora-43   Distribution the application runs on today, or none
    --arch TEXT                 rpm architecture to audit for (default: the application's own)
    --image TEXT                Image of the target that the install plan goes over, none for an empty root (default: core, else its first)
    --platform OS/ARCH Excludes: --from-record
                                Which of the images in one is meant: linux/arm64, arm64 (default: this machine's)
    --base-image PATH Excludes: --from-record
                                Image that the scanned one is built on: its layers are not the application
    --rules DIR ...             Directory of further rules (*.toml) about the target; repeatable
    --format TEXT:{text,json,ndjson,cyclonedx}=text
                                Format of the report
    --symbols                   Read the target's packages and report symbols that no library of them exports (RG106)
    --hints                     Count names of libraries among the constants of ELF files as what they may load at run time
    --trust-specs Excludes: --from-record
                                Parse spec files: runs their macros, in a process that can neither write nor reach a network
    --fail-on TEXT:{note,warning,error,blocker,never}=error
                                Least severity that makes the exit code 1
    --strict                    Exit with 5 when something was not checked
    --limit NAME=N ... Excludes: --from-record
                                What reading one file with all that lies in it may cost, repeatable; by default depth=8, members=2000000, member-size=1G, total-size=256G, ratio=1000, time=600
    --explain FINGERPRINT       Instead of the report, how the finding with this fingerprint came to be; its beginning is enough
    -q,--quiet Excludes: --verbose
                                Findings, and how much was not checked; nothing when there is neither
    -v,--verbose Excludes: --quiet
                                Every subject and its evidence
  
  
  Repositories:
    --stage TEXT                [DIST:]STAGE: stage of the distribution (see rpmgap distributions); repeatable
    --repo TEXT                 [DIST:]CHANNEL=SOURCE: add a channel, or override the one of that name; repeatable
    --only-repo TEXT            The same, and drop every channel that is not given this way; repeatable
    --repo-file TEXT            [DIST:]FILE: the enabled repositories of a .repo file as channels; repeatable
    --repos-dir TEXT            [DIST:]DIR: the same for every .repo file in a directory, instead of the profile's channels; repeatable
    --setvar TEXT               [DIST:]NAME=VALUE: value of a dnf variable in URLs and .repo files; repeatable
    --header TEXT               [DIST:]CHANNEL=NAME: VALUE or [DIST:]CHANNEL=@FILE: HTTP header to send, as for a token; repeatable
    --no-verify TEXT            [DIST:]CHANNEL: do not check what vouches for the channel's metadata; recorded in the report; repeatable
  
  Examples:
    rpmgap scan ./app
    rpmgap scan ./app --repo company=https://mirror.example/rpms --max-age 7d
    rpmgap scan ./app --only-repo base=/srv/azl4/base --baseline none
    rpmgap scan app.rpm --target /srv/azl4 --baseline /srv/fedora-43 --format json
