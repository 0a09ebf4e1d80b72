Bad command lines end with 2 and one line.

  $ rpmgap
  rpmgap: rpmgap needs a command: scan, config, waive, why, closure, diff, sync, snapshot, cache, distributions, rules, completion; see rpmgap --help
  [2]

  $ rpmgap scan
  rpmgap: PATH is required, or inputs in rpmgap.toml; see rpmgap scan --help
  [2]

  $ rpmgap scna x
  rpmgap: there is no command rpmgap scna, did you mean rpmgap scan? See rpmgap --help
  [2]

What was meant is said where it can be told.

  $ rpmgap scan applications/clean --basline fedora-43
  rpmgap: rpmgap scan has no option --basline, did you mean --baseline? See rpmgap scan --help
  [2]
  $ rpmgap scan applications/clean --basline=fedora-43
  rpmgap: rpmgap scan has no option --basline, did you mean --baseline? See rpmgap scan --help
  [2]
  $ rpmgap scan applications/clean -verbose
  rpmgap: rpmgap scan has no option -erbose, did you mean --verbose? See rpmgap scan --help
  [2]
  $ rpmgap --target fedora-43 scan applications/clean
  rpmgap: --target goes after scan: rpmgap scan --target ...; see rpmgap scan --help
  [2]
  $ rpmgap --taget fedora-43 scan applications/clean
  rpmgap: rpmgap has no option --taget, did you mean --target? See rpmgap scan --help
  [2]
  $ rpmgap scan applications/clean --xyzzy
  rpmgap: rpmgap scan has no option --xyzzy; see rpmgap scan --help
  [2]
  $ rpmgap scan applications/clean -z
  rpmgap: rpmgap scan has no option -z; see rpmgap scan --help
  [2]
  $ rpmgap xyzzy
  rpmgap: there is no command rpmgap xyzzy; see rpmgap --help
  [2]
  $ rpmgap snapshot
  rpmgap: rpmgap snapshot needs a command: export, import; see rpmgap snapshot --help
  [2]
  $ rpmgap snapshot exprt metadata.tar
  rpmgap: there is no command rpmgap snapshot exprt, did you mean rpmgap snapshot export? See rpmgap snapshot --help
  [2]
  $ rpmgap cache prune --al
  rpmgap: rpmgap cache has no option --al, did you mean --all? See rpmgap cache prune --help
  [2]
  $ rpmgap distributions fedora-43 fedora-44
  rpmgap: rpmgap distributions has no use for the argument fedora-44; see rpmgap distributions --help
  [2]
  $ rpmgap rules missing-sonam
  rpmgap: there is no check or rule missing-sonam; rpmgap rules lists them; did you mean missing-soname?
  [2]
  $ rpmgap scan "$(printf -- '--base\033[31m')"
  rpmgap: rpmgap scan has no option --base\x1b[31m; see rpmgap scan --help
  [2]
  $ rpmgap scan applications/clean --format yaml
  rpmgap: --format cannot be yaml, but one of text, json, ndjson, sarif, junit, gitlab, github, csv, html, markdown, cyclonedx; see rpmgap scan --help
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

A variable of a script that is not set is not the working directory.

  $ rpmgap scan '' $AZL4 $FEDORA
  rpmgap: the name of an input is empty: is a variable not set?
  [2]

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

Versions of libraries are those of this machine: loaded ones first.

  $ rpmgap --version | sed '2,$s/ [0-9][0-9.]*[0-9]/ N/'
  rpmgap 0.1.0
  GLib N
  expat N
  libarchive N
  libmodulemd N
  librpm N
  libseccomp N
  libsolv N
  libyaml N
  xxHash N
  CLI11 N (built with)
  elfutils N (built with)
  fmt N (built with)
  librepo N (built with)
  nlohmann-json N (built with)
  pugixml N (built with)
  toml++ N (built with)
  tree-sitter ABI N (built with)

  $ rpmgap --help
  Audits what an application needs against what an RPM distribution has.
  Usage: rpmgap [OPTIONS] SUBCOMMAND
  
  Options:
    -h,--help                   Print this help message and exit
    --version                   Print the versions of rpmgap and its libraries and exit
  
  Subcommands:
    scan                        Report what an application needs that is missing or diverging on the target
    config                      Show which settings a scan has, and where each comes from
    waive                       Accept a finding: adds a waiver to rpmgap.toml
    why                         Tell who provides something, what would be chosen, and what leads to it
    closure                     Tell which packages of a distribution cannot be installed, and why
    diff                        What changed between two snapshots of distributions
    sync                        Fetch and verify metadata; write or check the lock
    snapshot                    Carry a lock and its metadata to a machine without a network
    cache                       Show what the cache holds, and prune it
    distributions               List the distributions that are known: stages, channels, sources, keys and dates
    rules                       List the checks and rules, or show some of them
    completion                  Write a script by which a shell completes command lines
  
  Examples:
    rpmgap scan ./app
    rpmgap why libcrypto.so.3
    rpmgap rules RG103
  
  Exit codes: 0 clean, 1 findings, 2 usage, 3 repository, input or output fault,
  4 internal error, 5 something was not checked and --strict was given, or there was
  nothing to audit (for why: cannot be told).

  $ rpmgap scan --help
  Report what an application needs that is missing or diverging on the target
  Usage: rpmgap scan [OPTIONS] [PATH...]
  
  Positionals:
    PATH TEXT ... Excludes: --from-record
                                What to audit: programs, packages, scripts, archives, lists of packages, or directories of them
  
  Options:
    -h,--help                   Print this help message and exit
    --cache-dir,--cache DIR     Directory for metadata (default: $RPMGAP_CACHE, else the user's cache directory)
    --offline                   Never use the network: the cache must have the metadata
    --lock FILE=rpmgap.lock     Lock file; implies --locked
    --locked                    Use exactly the metadata that the lock names
    --max-age AGE               Fail when metadata is older than this: 7d, 12h, 30m
    --retries UINT:UINT in [0 - 20]=3
                                How often a fetch that failed is tried again
    --jobs UINT:UINT in [1 - 1024]
                                Threads that compute (default: one for each processor)
    --from-record FILE Excludes: PATH --record --platform --base-image --trust-specs --limit
                                Audit what a record says of an application, in place of its files
    --record FILE Excludes: --from-record
                                Besides the report, write to this file what the application needs, without secrets
    --name TEXT                 Name of the application in a record and in reports (default: that of the first PATH)
    --target DIST=azurelinux-4.0
                                Distribution to move to: a profile id, a profile file, or a directory or URL with rpm-md metadata
    --baseline DIST=fedora-43   Distribution the application runs on today, or none
    --arch TEXT                 rpm architecture to audit for (default: the application's own)
    --image TEXT                Image of the target that the install plan goes over, none for an empty root (default: that of Dockerfiles, else core, else its first)
    --exclude GLOB ...          Glob of paths within PATH that are not of the application, directories too; repeatable
    --platform OS/ARCH Excludes: --from-record
                                Which of the images in one is meant: linux/arm64, arm64 (default: this machine's)
    --base-image PATH Excludes: --from-record
                                Image that the scanned one is built on: its layers are not the application
    --rules DIR ...             Directory of further rules (*.toml) about the target; repeatable
    --format TEXT:{text,json,ndjson,sarif,junit,gitlab,github,csv,html,markdown,cyclonedx}=text
                                Format of the report
    --output FORMAT=FILE ...    Write the report in this format to a file, too; repeatable
    --symbols                   Read the target's packages and report symbols that no library of them exports (RG106)
    --hints                     Count names of libraries among the constants of ELF files as what they may load at run time
    --trust-specs Excludes: --from-record
                                Parse spec files: runs their macros, in a process that can neither write nor reach a network
    --fail-on TEXT:{note,warning,error,blocker,never}=error
                                Least severity that makes the exit code 1
    --strict                    Exit with 5 when something was not checked
    --known FILE                Report of an earlier run as JSON, as of the default branch: only what is new counts
    --known-causes              With --known: what is new under a known cause is known
    --config FILE Excludes: --no-config
                                Settings and waivers (default: rpmgap.toml, where there is one)
    --no-config Excludes: --config
                                Read no rpmgap.toml
    --limit NAME=N ... Excludes: --from-record
                                What reading one file with all that lies in it may cost, repeatable; by default depth=8, members=2000000, member-size=1G, total-size=256G, ratio=1000, time=600, memory=8G
    --explain FINGERPRINT       Instead of the report, how the finding with this fingerprint came to be; its beginning is enough
    -q,--quiet Excludes: --verbose
                                Findings, and how much was not checked; nothing when there is neither
    -v,--verbose Excludes: --quiet
                                Every subject and its evidence
  
  
  Repositories:
    --stage [DIST:]STAGE        Stage of the distribution (see rpmgap distributions); repeatable
    --repo [DIST:]CHANNEL=SOURCE
                                Add a channel, or override the one of that name; repeatable
    --only-repo [DIST:]CHANNEL=SOURCE
                                The same, and drop every channel that is not given this way; repeatable
    --repo-file [DIST:]FILE     The enabled repositories of a .repo file as channels; repeatable
    --repos-dir [DIST:]DIR      The same for every .repo file in a directory, instead of the profile's channels; repeatable
    --setvar [DIST:]NAME=VALUE  Value of a dnf variable in URLs and .repo files; repeatable
    --header [DIST:]CHANNEL=HEADER
                                HTTP header to send, as for a token: NAME: VALUE, or @FILE that holds it; repeatable
    --no-verify [DIST:]CHANNEL  Do not check what vouches for the channel's metadata; recorded in the report; repeatable
  
  What rpmgap.toml in the working directory says stands for options that are not given.
  Examples:
    rpmgap scan ./app
    rpmgap scan ./app --repo company=https://mirror.example/rpms --max-age 7d
    rpmgap scan ./app --only-repo base=/srv/azl4/base --baseline none
    rpmgap scan app.rpm --target /srv/azl4 --baseline /srv/fedora-43 --format json
    rpmgap scan ./app --known main.json --output sarif=rpmgap.sarif --output junit=rpmgap.xml

A time that was asked for is used or is an error.

  $ RPMGAP_NOW=yesterday rpmgap distributions
  rpmgap: RPMGAP_NOW is "yesterday", but has to be a number of seconds since 1970
  [2]
  $ SOURCE_DATE_EPOCH=2026-01-01 rpmgap distributions
  rpmgap: SOURCE_DATE_EPOCH is "2026-01-01", but has to be a number of seconds since 1970
  [2]
