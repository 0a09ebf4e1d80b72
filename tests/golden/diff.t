What changed between two distributions, or two snapshots of one. Errors first; notes are counted, and told with -v.

  $ rpmgap diff distributions/fedora-43 distributions/azurelinux-4.0 --arch x86_64
  old fedora-43-metadata x86_64 (2026-01-01, 7 days old), 95 packages
  new azurelinux-4.0-metadata x86_64 (2026-01-01, 7 days old), 91 packages
  23 warnings, 153 notes
  
  packages         15 added, 11 removed, 70 upgraded, 5 downgraded, 1 rebuilt, 6
                   lost an architecture, 2 without an older version
  of the removed   1 renamed, 10 that nothing replaces
  sonames          15 lost, 3 gained
  symbol versions  1 lost
  capabilities     11 lost, 2 moved, 3 gained
  commands         5 lost, 1 moved, 5 gained
  files            16 lost, 3 gained
  units            1 lost
  
  WARNING packages removed: 10
    dash-0.5.12-7.fc43.x86_64 (fedora) stays installed: nothing obsoletes it
    debootstrap-1.0.141-2.fc43.noarch (fedora) stays installed: nothing obsoletes
      it
    elfutils-default-yama-scope-0.194-1.fc43.noarch (fedora) stays installed:
      nothing obsoletes it
    fedora-release-common-43-26.fc43.noarch (fedora) stays installed: nothing
      obsoletes it
    fedora-release-identity-basic-43-26.fc43.noarch (fedora) stays installed:
      nothing obsoletes it
    java-21-openjdk-headless-1:21.0.10.0.7-1.fc43.x86_64 (fedora) stays installed:
      nothing obsoletes it
    libobjc-15.2.1-6.fc43.x86_64 (fedora) stays installed: nothing obsoletes it
    libtirpc-1.3.7-1.fc43.x86_64 (fedora) stays installed: nothing obsoletes it
    python3-certbot-5.1.0-2.fc43.noarch (fedora) stays installed: nothing
      obsoletes it
    redhat-lsb-core-5.0-6.fc43.x86_64 (fedora) stays installed: nothing obsoletes
      it
  
  WARNING packages downgraded: 5
    fuse3-libs-3.17.4-1.fc43.x86_64 (fedora) -> fuse3-libs-3.16.2-7.azl4.x86_64
      (base)
    gtk4-4.20.4-1.fc43.x86_64 (updates) -> gtk4-4.20.3-2.azl4.x86_64 (base)
    libcbor-0.13.0-1.fc43.x86_64 (fedora) -> libcbor-0.12.0-7.azl4.x86_64 (base)
    python3-cryptography-46.0.5-1.fc43.x86_64 (updates) ->
      python3-cryptography-45.0.4-2.azl4.x86_64 (base)
    wget2-wget-1:2.2.1-1.fc43.x86_64 (fedora) -> wget2-wget-2.2.1-2.azl4.x86_64
      (base); its epoch goes from 1 to 0
  
  WARNING architectures lost: 6
    glibc-2.42-9.fc43.i686 (fedora); there is none for i686 any more
    libgcc-15.2.1-6.fc43.i686 (fedora); there is none for i686 any more
    libstdc++-15.2.1-6.fc43.i686 (fedora); there is none for i686 any more
    libzstd-1.5.7-2.fc43.i686 (fedora); there is none for i686 any more
    openssl-libs-1:3.5.4-2.fc43.i686 (fedora); there is none for i686 any more
    zlib-ng-compat-2.3.3-1.fc43.i686 (fedora); there is none for i686 any more
  
  WARNING commands lost: 2
    clockdiff: was in iputils-20250605-4.fc43.x86_64 (fedora)
    tracepath: was in iputils-20250605-4.fc43.x86_64 (fedora)
  $ rpmgap diff distributions/azurelinux-4.0/base distributions/azurelinux-4.0/base --arch x86_64
  old base x86_64 (2026-01-01, 7 days old), 79 packages
  new base x86_64 (2026-01-01, 7 days old), 79 packages
  no change
  $ rpmgap diff distributions/fedora-43 distributions/azurelinux-4.0 --arch x86_64 --only 'libcbor*' --fail-on never -v
  old fedora-43-metadata x86_64 (2026-01-01, 7 days old), 95 packages
  new azurelinux-4.0-metadata x86_64 (2026-01-01, 7 days old), 91 packages
  1 warning, 4 notes
  
  packages         1 downgraded
  sonames          1 lost, 1 gained
  files            1 lost, 1 gained
  
  WARNING packages downgraded: 1
    libcbor-0.13.0-1.fc43.x86_64 (fedora) -> libcbor-0.12.0-7.azl4.x86_64 (base)
  
  NOTE sonames lost: 1
    libcbor.so.0.13()(64bit): was in libcbor-0.13.0-1.fc43.x86_64 (fedora)
  
  NOTE sonames gained: 1
    libcbor.so.0.12()(64bit): in libcbor-0.12.0-7.azl4.x86_64 (base)
  
  NOTE files lost: 1
    /usr/lib64/libcbor.so.0.13: was in libcbor-0.13.0-1.fc43.x86_64 (fedora)
  
  NOTE files gained: 1
    /usr/lib64/libcbor.so.0.12: in libcbor-0.12.0-7.azl4.x86_64 (base)

Profiles are compared with their channels; options say which side they mean.

  $ rpmgap diff fedora-43 azurelinux-4.0 --arch x86_64 --packages-only --fail-on never --only-repo azurelinux-4.0:base=distributions/azurelinux-4.0/base --only-repo fedora-43:fedora=distributions/fedora-43/fedora
  old fedora-43 x86_64 (2026-01-01, 7 days old), 93 packages
  new azurelinux-4.0 x86_64 (2026-01-01, 7 days old), 79 packages
  25 warnings, 77 notes
  
  packages         9 added, 17 removed, 66 upgraded, 3 downgraded, 1 rebuilt, 6
                   lost an architecture
  of the removed   1 renamed, 16 that nothing replaces
  
  WARNING packages removed: 16
    dash-0.5.12-7.fc43.x86_64 (fedora) stays installed: nothing obsoletes it
    debootstrap-1.0.141-2.fc43.noarch (fedora) stays installed: nothing obsoletes
      it
    elfutils-default-yama-scope-0.194-1.fc43.noarch (fedora) stays installed:
      nothing obsoletes it
    fedora-release-common-43-26.fc43.noarch (fedora) stays installed: nothing
      obsoletes it
    fedora-release-identity-basic-43-26.fc43.noarch (fedora) stays installed:
      nothing obsoletes it
    ffmpeg-free-7.1.2-4.fc43.x86_64 (fedora) stays installed: nothing obsoletes it
    java-21-openjdk-headless-1:21.0.10.0.7-1.fc43.x86_64 (fedora) stays installed:
      nothing obsoletes it
    libbsd-devel-0.12.2-6.fc43.x86_64 (fedora) stays installed: nothing obsoletes
      it
    libobjc-15.2.1-6.fc43.x86_64 (fedora) stays installed: nothing obsoletes it
    libtirpc-1.3.7-1.fc43.x86_64 (fedora) stays installed: nothing obsoletes it
    ... and 6 more (-v shows all)
  
  WARNING packages downgraded: 3
    fuse3-libs-3.17.4-1.fc43.x86_64 (fedora) -> fuse3-libs-3.16.2-7.azl4.x86_64
      (base)
    libcbor-0.13.0-1.fc43.x86_64 (fedora) -> libcbor-0.12.0-7.azl4.x86_64 (base)
    wget2-wget-1:2.2.1-1.fc43.x86_64 (fedora) -> wget2-wget-2.2.1-2.azl4.x86_64
      (base); its epoch goes from 1 to 0
  
  WARNING architectures lost: 6
    glibc-2.42-9.fc43.i686 (fedora); there is none for i686 any more
    libgcc-15.2.1-6.fc43.i686 (fedora); there is none for i686 any more
    libstdc++-15.2.1-6.fc43.i686 (fedora); there is none for i686 any more
    libzstd-1.5.7-2.fc43.i686 (fedora); there is none for i686 any more
    openssl-libs-1:3.5.4-2.fc43.i686 (fedora); there is none for i686 any more
    zlib-ng-compat-2.3.3-1.fc43.i686 (fedora); there is none for i686 any more
  $ rpmgap diff distributions/azurelinux-4.0 distributions/azurelinux-4.0 --arch x86_64 --channel base --only-repo OLD:base=distributions/azurelinux-4.0/sdk --packages-only --only 'gtk*'
  old azurelinux-4.0-metadata x86_64 (2026-01-01, 7 days old), 11 packages
  new azurelinux-4.0-metadata x86_64 (2026-01-01, 7 days old), 79 packages
  1 note
  
  packages         1 added
  $ rpmgap diff distributions/azurelinux-4.0 distributions/fedora-43 --arch x86_64 --repo base=distributions/fedora-43/updates
  rpmgap: --repo base=...: it names no distribution, and none is the default here
  [2]
  $ rpmgap diff distributions/azurelinux-4.0 distributions/fedora-43 --arch x86_64 --channel extras
  rpmgap: --channel extras: neither side has it; they have base, nvidia, sdk and fedora, updates
  [2]

A lock, DIST@LOCK, and an exported snapshot name one side as well.

  $ rpmgap sync azurelinux-4.0 fedora-43 $AZL4 $FEDORA --arch x86_64 --lock my.lock -q
  $ rpmgap diff azurelinux-4.0@my.lock distributions/azurelinux-4.0 --arch x86_64
  old azurelinux-4.0 x86_64 (2026-01-01, 7 days old), 91 packages
  new azurelinux-4.0-metadata x86_64 (2026-01-01, 7 days old), 91 packages
  no change
  $ rpmgap diff my.lock distributions/azurelinux-4.0 --arch x86_64
  rpmgap: OLD: my.lock names several distributions, azurelinux-4.0, fedora-43: say which, as azurelinux-4.0@my.lock
  [2]
  $ rpmgap snapshot export my.tar --lock my.lock
  my.tar: 5 channels, 16 files, 0.0 MiB
  $ rpmgap diff azurelinux-4.0@my.lock azurelinux-4.0@my.lock --arch x86_64
  old azurelinux-4.0 x86_64 (2026-01-01, 7 days old), 91 packages
  new azurelinux-4.0 x86_64 (2026-01-01, 7 days old), 91 packages
  no change
  $ rpmgap sync azurelinux-4.0 $AZL4 --arch x86_64 --lock alone.lock -q
  $ rpmgap snapshot export alone.tar --lock alone.lock | sed 's/,.*//'
  alone.tar: 3 channels
  $ rpmgap diff alone.tar alone.lock --arch x86_64
  old azurelinux-4.0 x86_64 (2026-01-01, 7 days old), 91 packages
  new azurelinux-4.0 x86_64 (2026-01-01, 7 days old), 91 packages
  no change

Which channel a package is expected in is a file of its own.

  $ printf '[channels]\nbase = ["[a-f]*", "lib*"]\nsdk = ["g*"]\n' > expected.toml
  $ rpmgap diff distributions/azurelinux-4.0/base distributions/azurelinux-4.0 --arch x86_64 --expected expected.toml --packages-only | grep -A4 channel
  packages         12 added, 13 in a wrong channel, 43 expected nowhere
  
  ERROR packages in a wrong channel: 4
    cuda-cudart-13-0-13.0.96-1.azl4.x86_64 (nvidia); expected in base
    ffmpeg-free-7.1.2-5.azl4.x86_64 (sdk); expected in base
    libbsd-devel-0.12.2-7.azl4.x86_64 (sdk); expected in base
    libmd-devel-1.1.0-9.azl4.x86_64 (sdk); expected in base
  --
  WARNING packages that no channel expects: 8
    mobile-broadband-provider-info-20251101-3.azl4.noarch (sdk)
    python3.10-3.10.19-5.azl4.x86_64 (sdk)
    python3.11-3.11.14-6.azl4.x86_64 (sdk)
    python3.12-3.12.12-5.azl4.x86_64 (sdk)
  $ printf '[channels]\nbase = "all"\n' > expected.toml
  $ rpmgap diff distributions/azurelinux-4.0 distributions/azurelinux-4.0 --arch x86_64 --expected expected.toml
  rpmgap: --expected: expected.toml:2: base is not an array of strings
  [2]

Of several architectures noarch packages are compared with each other.

  $ mkdir old new && ln -s ../distributions/azurelinux-4.0/sdk old/x86_64 && ln -s ../distributions/azurelinux-4.0/base new/x86_64
  $ for side in old new; do ln -s ../distributions/azurelinux-4.0-aarch64/base $side/aarch64; done
  $ rpmgap diff azurelinux-4.0 azurelinux-4.0 --arch x86_64 --arch aarch64 --packages-only --only-repo "OLD:base=file://$PWD/old/\$basearch" --only-repo "NEW:base=file://$PWD/new/\$basearch" | grep -A3 noarch
  packages         79 added, 11 removed, 11 noarch that differ
  of the removed   11 that nothing replaces
  
  ERROR noarch packages that differ between architectures: 11
    azurelinux-release-4.0-12.azl4.noarch (base); base for aarch64 has another
      file under that version
    azurelinux-release-common-4.0-12.azl4.noarch (base); base for aarch64 has
      another file under that version
    azurelinux-release-container-4.0-12.azl4.noarch (base); base for aarch64 has
      another file under that version
    azurelinux-release-identity-basic-4.0-12.azl4.noarch (base); base for aarch64
      has another file under that version
    azurelinux-rpm-config-1004-3.azl4.noarch (base); base for aarch64 has another
      file under that version
    ca-certificates-2025.2.80_v9.0.304-2.1.azl4.noarch (base); base for aarch64
      has another file under that version
    crypto-policies-20251125-2.git63291f8.azl4.noarch (base); base for aarch64 has
      another file under that version
    edk2-ovmf-20251119-6.azl4.noarch (base); base for aarch64 has another file
      under that version
    nodejs24-npm-1:11.8.0-1.24.13.1.2.azl4.noarch (base); base for aarch64 has
      another file under that version
    perl-HTTP-Tiny-0.090-522.azl4.noarch (base); base for aarch64 has another file
      under that version
    ... and 1 more (-v shows all)
  
  --
    mobile-broadband-provider-info-20251101-3.azl4.noarch (base) stays installed:
      nothing obsoletes it
    python3.10-3.10.19-5.azl4.x86_64 (base) stays installed: nothing obsoletes it
    python3.11-3.11.14-6.azl4.x86_64 (base) stays installed: nothing obsoletes it

  $ rpmgap diff azurelinux-4.0 azurelinux-4.0 --arch x86_64 --arch aarch64 --packages-only --only '*identity*' --only-repo "OLD:base=file://$PWD/old/\$basearch" --only-repo "NEW:base=file://$PWD/new/\$basearch" | grep -A9 noarch
  packages         1 added, 1 noarch that differ
  
  ERROR noarch packages that differ between architectures: 1
    azurelinux-release-identity-basic-4.0-12.azl4.noarch (base); base for aarch64
      has another file under that version
  
  old azurelinux-4.0 aarch64 (2026-01-01, 7 days old), 79 packages
  new azurelinux-4.0 aarch64 (2026-01-01, 7 days old), 79 packages
  no change


The same as Markdown.

  $ rpmgap diff distributions/fedora-43 distributions/azurelinux-4.0 --arch x86_64 --only 'iputils*' --format markdown
  ## fedora-43-metadata to azurelinux-4.0-metadata, x86_64
  
  - old: fedora-43-metadata x86\_64 (2026-01-01, 7 days old), 95 packages
  - new: azurelinux-4.0-metadata x86\_64 (2026-01-01, 7 days old), 91 packages
  
  **2 warnings, 3 notes**
  
  | | |
  |---|---|
  | packages | 1 added, 1 upgraded |
  | commands | 2 lost, 1 moved |
  
  <details><summary>warning: commands lost: 2</summary>
  
  - clockdiff: was in iputils-20250605-4.fc43.x86\_64 (fedora)
  - tracepath: was in iputils-20250605-4.fc43.x86\_64 (fedora)
  
  </details>
