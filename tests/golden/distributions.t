The profiles that are built in.

  $ rpmgap distributions
  almalinux-10      AlmaLinux OS 10       2026-08-11  built in
  amazonlinux-2023  Amazon Linux 2023     2026-08-11  built in
  azurelinux-3.0    Azure Linux 3.0       2026-04-28  built in
  azurelinux-4.0    Azure Linux 4.0       2026-09-07  built in; stages preview (default), production, beta
  centos-stream-10  CentOS Stream 10      2026-08-11  built in
  fedora-43         Fedora Linux 43       2026-08-11  built in
  fedora-44         Fedora Linux 44       2026-08-11  built in
  fedora-rawhide    Fedora Linux Rawhide  2026-07-21  built in

Everything about one of them: stages, channels with what will vouch for them, keys, facts with date and source.

  $ COLUMNS=100 rpmgap distributions azurelinux-4.0
  azurelinux-4.0: Azure Linux 4.0, release 4.0
  profile        built in
  facts up to    2026-09-07
  architectures  x86_64, aarch64
  stages         preview (default), production, beta
  
  channel base: enabled
    preview: repomd.xml not signed: TLS to the server alone
      base URL     https://packages.microsoft.com/azurelinux/4/preview/base/$basearch
    production: repomd.xml not signed: TLS to the server alone
      base URL     https://packages.microsoft.com/azurelinux/4/prod/base/$basearch
    beta: repomd.xml checked: its signature
      base URL     https://packages.microsoft.com/azurelinux/4.0/beta/base/$basearch
  
  channel cloud-native: enabled
    preview: repomd.xml not signed: TLS to the server alone
      base URL     https://packages.microsoft.com/azurelinux/4/preview/cloud-native/$basearch
    production: repomd.xml not signed: TLS to the server alone
      base URL     https://packages.microsoft.com/azurelinux/4/prod/cloud-native/$basearch
  
  channel microsoft: enabled
    preview: repomd.xml not signed: TLS to the server alone
      base URL     https://packages.microsoft.com/azurelinux/4/preview/microsoft/$basearch
    production: repomd.xml not signed: TLS to the server alone
      base URL     https://packages.microsoft.com/azurelinux/4/prod/microsoft/$basearch
    beta: repomd.xml checked: its signature
      base URL     https://packages.microsoft.com/azurelinux/4.0/beta/microsoft/$basearch
  
  channel nvidia: opt-in
    beta: repomd.xml checked: its signature
      base URL     https://packages.microsoft.com/azurelinux/4.0/beta/nvidia/$basearch
  
  channel sdk: unsupported
    beta: repomd.xml checked: its signature
      base URL     https://packages.microsoft.com/azurelinux/4.0/beta/sdk/$basearch
  
  key 2BC94FFF7015A5F28F1537AD0CD9FED33135CE90
    https://packages.microsoft.com/azurelinux/4.0/beta/base/$basearch/repodata/repomd.xml.key
    of base, cloud-native, microsoft, nvidia, sdk
  
  image core: mcr.microsoft.com/azurelinux-beta/base/core:4.0
    azurelinux-release-container, bash, dnf5, filesystem
  
  image vm
    WALinuxAgent, acl, attr, audit, azure-vm-utils, azurelinux-release-cloud, azurelinux-repos, bash,
    bash-completion, bc, bind-utils, binutils, brotli, bzip2, ca-certificates, chkconfig, chrony,
    cloud-init, cloud-utils-growpart, coreutils, cracklib-dicts, cronie, cryptsetup, cyrus-sasl,
    device-mapper-event, dnf5, dnf5-plugins, elfutils, file, filesystem, firewalld, glibc,
    glibc-langpack-en, grub2-efi-x64, grub2-efi-x64-modules, grub2-pc, grubby, gzip, hostname,
    hyperv-daemons, iproute, iputils, irqbalance, kernel, kernel-modules, lvm2, lz4, man-db, nano,
    ncurses, ncurses-term, net-tools, nftables, openssh-clients, openssh-server, rsync,
    selinux-policy-targeted, setup, shadow-utils, shim-x64, sudo, systemd, systemd-networkd,
    systemd-resolved, tar, tpm2-tss, unzip, util-linux, vim-minimal, wget2-wget, which, zchunk,
    zlib-ng-compat
  
  facts
    2026-09-07  stages, channel: Shipped repository files: production and preview below azurelinux/4,
                each with base, cloud-native and microsoft, repo_gpgcheck=0. The shipped default is
                production, whose paths answered 404 on this date, while those of preview were served:
                so preview is the default here until production is seen.
                https://github.com/microsoft/azurelinux/pull/18539
    2026-06-02  channel: The beta stage has base, microsoft, nvidia and sdk; sdk is for development
                only, not supported and not enabled, nvidia is enabled by those who need it.
                https://learn.microsoft.com/en-us/azure/azure-linux/package-repositories
    2026-06-02  channel, key: The config.repo of each of them has repo_gpgcheck=1 and
                repodata/repomd.xml.key, which lies beside each repomd.xml, as its key.
                https://packages.microsoft.com/azurelinux/4.0/beta/
    2026-06-02  stages: The beta is to end once 4.0 is generally available.
                https://github.com/rpm-software-management/mock/pull/1760
    2026-09-07  channel: The sub-repository sdk is mapped to a directory builddeps; below which stage
                it is published was not seen.
                https://github.com/microsoft/azure-linux-dev-tools/pull/338
    2026-05-13  key: Checks of repomd.xml succeed on beta with the shipped key. The fingerprint is
                that of base/comps/azurelinux-repos/RPM-GPG-KEY-azurelinux-4.0-primary in the tree of
                2026-04-30, the same key as for 3.0.
                https://github.com/microsoft/azurelinux/pull/17200
    2026-06-02  id, name, release, arches: Public preview of 4.0 for x86_64 and aarch64.
                https://learn.microsoft.com/en-us/azure/azure-linux/whats-new-azure-linux-4
    2026-04-29  dist_tags: Releases end in .azl4, or in .azl4 and further numbers.
                https://github.com/microsoft/azurelinux/tree/4.0
    2026-04-29  merged_directories, bin_directories, library_directories: Built from a Fedora 43
                snapshot whose filesystem package makes /usr/sbin a link to bin; the rendered specs
                list one path below /usr/sbin against more than four thousand below /usr/bin in base.
                https://github.com/microsoft/azurelinux/tree/4.0
    2026-06-02  rpm_features: rpm 6.0.1 with all payload compressors and file capabilities built in.
                https://github.com/rpm-software-management/rpm/blob/rpm-6.0.1-release/lib/rpmds.cc
    2026-04-30  image: The image description of the tree: its profile core lists
                azurelinux-release-container, bash and filesystem, and dnf5 is the package manager,
                which kiwi installs too.
                https://github.com/microsoft/azurelinux/blob/afd2c0a114bf7233b17d9753bbaff3ae831a9bdb/base/images/container-base/container-base.kiwi
    2026-06-02  image: The core container image; it has dnf5 and no dnf5-plugins.
                https://github.com/rpm-software-management/mock/pull/1760
    2026-04-29  image: What the description of the virtual machine lists for x86_64, boot loaders
                included.
                https://github.com/microsoft/azurelinux/blob/4.0/base/images/vm-base/vm-base.kiwi
    2026-07-17  x86_level: azurelinux-rpm-config builds with -march=x86-64-v2, the baseline of
                supported hardware; before that date it was x86-64, as in Fedora.
                https://github.com/microsoft/azurelinux/pull/18044
    2025-12-11  rpm: _pkgverify_flags is 0x20100, so neither MD5 nor the SHA-1 digest of a header
                counts at installation; rpm 6.0 refuses packages of format 3 (lib/depends.cc) and
                reads these compressors (rpm-payloadflags(7)).
                https://github.com/rpm-software-management/rpm/blob/rpm-6.0.1-release/macros.in
    2026-04-28  rpm: rpm 6.0.1 with Fedora's patch rpm-6.0-vfylevel.patch: _pkgverify_level is digest,
                where upstream has all. rpm asks for no signature then; dnf does, by gpgcheck of each
                repository.
                https://github.com/microsoft/azurelinux/blob/4.0/specs/r/rpm/rpm.spec
    2026-06-02  references: The distroless images: minimal, base and debug.
                https://learn.microsoft.com/en-us/azure/azure-linux/container-images-overview
    2026-04-29  identity_packages: Named as those of Fedora are.
                https://github.com/microsoft/azurelinux/tree/4.0/specs/a/azurelinux-release
  $ COLUMNS=100 rpmgap distributions amazonlinux-2023 | head -16
  amazonlinux-2023: Amazon Linux 2023, release 2023
  profile        built in
  facts up to    2026-08-11
  architectures  x86_64, aarch64
  variable       $releasever = latest
  
  channel amazonlinux: enabled
    repomd.xml checked: its signature
      mirror list  https://cdn.amazonlinux.com/al2023/core/mirrors/$releasever/$basearch/mirror.list
  
  key B21C50FA44A99720EAA72F7FE951904AD832C631
    https://raw.githubusercontent.com/rpm-software-management/distribution-gpg-keys/main/keys/amazon-linux/RPM-GPG-KEY-amazon-linux-2023
    of amazonlinux
  
  image container: public.ecr.aws/amazonlinux/amazonlinux:2023
  
  $ rpmgap distributions fedora-44 --format json | head -44
  {
    "schema": "rpmgap-distributions/1",
    "distributions": [
      {
        "id": "fedora-44",
        "name": "Fedora Linux 44",
        "release": "44",
        "origin": "built-in",
        "file": "",
        "arches": [
          "x86_64",
          "aarch64"
        ],
        "stages": [],
        "default_stage": "",
        "variables": {},
        "channels": [
          {
            "id": "fedora",
            "support": "enabled",
            "lacks": [],
            "arches": [
              "x86_64",
              "aarch64"
            ],
            "sources": [
              {
                "stage": "",
                "base_url": "",
                "mirrorlist": "",
                "metalink": "https://mirrors.fedoraproject.org/metalink?repo=fedora-$releasever&arch=$basearch",
                "vouched_by": "metalink"
              }
            ],
            "keys": [
              {
                "url": "https://raw.githubusercontent.com/rpm-software-management/distribution-gpg-keys/main/keys/fedora/RPM-GPG-KEY-fedora-44-primary",
                "fingerprint": "36F612DCF27F7D1A48A835E4DBFCF71C6D9F90A6"
              }
            ]
          },
          {
            "id": "updates",
            "support": "enabled",
  $ rpmgap distributions --format json | python3 -c 'import json, sys; print([d["id"] for d in json.load(sys.stdin)["distributions"]])'
  ['almalinux-10', 'amazonlinux-2023', 'azurelinux-3.0', 'azurelinux-4.0', 'centos-stream-10', 'fedora-43', 'fedora-44', 'fedora-rawhide']

One that is not there, and a format that is not there.

  $ rpmgap distributions fedora
  rpmgap: there is no profile fedora; known are almalinux-10, amazonlinux-2023, azurelinux-3.0, azurelinux-4.0, centos-stream-10, fedora-43, fedora-44, fedora-rawhide; did you mean fedora-43?
  [2]
  $ rpmgap distributions --format yaml
  rpmgap: --format cannot be yaml, but one of text, json; see rpmgap distributions --help
  [2]

A profile of the user's hides the built-in one of its id; what its URLs hold for nobody else is not shown.

  $ mkdir -p .config/rpmgap/distributions
  $ cat > .config/rpmgap/distributions/mine.toml <<END
  > id = "fedora-43"
  > name = "Fedora of the company"
  > release = "43"
  > arches = ["x86_64"]
  > merged_directories = []
  > bin_directories = []
  > library_directories = []
  > dist_tags = []
  > rpm_features = []
  > [[channel]]
  > id = "fedora"
  > support = "enabled"
  > source = "https://user:secret@mirror.example/43/?sig=secret"
  > END
  $ rpmgap distributions | grep fedora
  fedora-43         Fedora of the company  no facts    HERE/.config/rpmgap/distributions/mine.toml
  fedora-44         Fedora Linux 44        2026-08-11  built in
  fedora-rawhide    Fedora Linux Rawhide   2026-07-21  built in
  $ rpmgap distributions fedora-43
  fedora-43: Fedora of the company, release 43
  profile        HERE/.config/rpmgap/distributions/mine.toml
  architectures  x86_64
  
  channel fedora: enabled
    repomd.xml not signed: TLS to the server alone
      base URL     https://mirror.example/43/
  $ rpmgap distributions .config/rpmgap/distributions/mine.toml --format json | grep -c secret
  0
  [1]

A broken one is an error when it is listed or asked for, whatever its file is called: the built-in one never stands for it in silence.

  $ echo 'id = "fedora-44"' > .config/rpmgap/distributions/company.toml
  $ rpmgap distributions
  rpmgap: HERE/.config/rpmgap/distributions/company.toml:1: the profile has no name
  [2]
  $ rpmgap distributions fedora-44
  rpmgap: HERE/.config/rpmgap/distributions/company.toml:1: the profile has no name
  [2]
  $ rpmgap scan applications/clean --target fedora-44 --baseline none
  rpmgap: target: HERE/.config/rpmgap/distributions/company.toml:1: the profile has no name
  [2]
  $ rpmgap distributions fedora-rawhide | head -1
  fedora-rawhide: Fedora Linux Rawhide, release rawhide

One that does not say its id could be any of them.

  $ echo '[id' > .config/rpmgap/distributions/company.toml
  $ rpmgap distributions fedora-rawhide
  rpmgap: HERE/.config/rpmgap/distributions/company.toml:1: not TOML: Error while parsing table header: expected ']', saw '\n'
  [2]
  $ rpmgap scan applications/clean
  rpmgap: target: HERE/.config/rpmgap/distributions/company.toml:1: not TOML: Error while parsing table header: expected ']', saw '\n'
  [2]
  $ rm .config/rpmgap/distributions/company.toml

Stages, .repo files and variables on the command line; what is wrong with them is one line.

  $ rpmgap scan applications/clean --stage gamma
  rpmgap: target: --stage gamma: azurelinux-4.0 has no such stage; it has preview, production and beta
  [2]
  $ rpmgap scan applications/clean --baseline none --stage ubuntu:beta
  rpmgap: --stage ubuntu:beta: ubuntu is neither the target nor the baseline of this run
  [2]
  $ rpmgap scan applications/clean --baseline none --no-verify bse
  rpmgap: target: --no-verify bse: azurelinux-4.0 has no channel bse in this run; it has base, cloud-native and microsoft
  [2]
  $ rpmgap scan applications/clean --baseline none --header 'bse=Authorization: Bearer secret'
  rpmgap: target: --header bse=...: azurelinux-4.0 has no channel bse in this run; it has base, cloud-native and microsoft
  [2]
  $ rpmgap scan applications/clean --header 'Authorization: Bearer secret'
  rpmgap: --header: there is no channel in front of '='; the form is [DIST:]CHANNEL=NAME: VALUE or [DIST:]CHANNEL=@FILE
  [2]
  $ mkdir -p etc/yum.repos.d etc/dnf/vars
  $ printf '[base]\nbaseurl=file://%s/distributions/$distribution/base\n[old]\nenabled=0\n' "$PWD" > etc/yum.repos.d/a.repo
  $ rpmgap scan applications/clean $FEDORA --repos-dir etc/yum.repos.d
  rpmgap: target: HERE/etc/yum.repos.d/a.repo: [base]: line 2: baseurl: the variable $distribution has no value; --setvar distribution=VALUE gives it one
  [2]
  $ echo azurelinux-4.0 > etc/dnf/vars/distribution
  $ rpmgap scan applications/clean $FEDORA --repos-dir etc/yum.repos.d | head -2
  applications/clean: 8 files, 68 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
  $ rpmgap scan applications/clean $FEDORA --target etc/yum.repos.d --quiet
  $ rpmgap scan applications/clean $FEDORA --repos-dir etc/yum.repos.d --setvar distribution=none
  rpmgap: azurelinux-4.0: cannot open channel base: cannot read HERE/distributions/none/base/repodata/repomd.xml: No such file or directory; a channel's source is a directory that holds repodata/repomd.xml (createrepo_c makes it)
  [3]
  $ printf '[base\n' > etc/yum.repos.d/b.repo
  $ rpmgap scan applications/clean --repo-file etc/yum.repos.d/b.repo
  rpmgap: target: HERE/etc/yum.repos.d/b.repo: line 1: the section has no ']'
  [2]
