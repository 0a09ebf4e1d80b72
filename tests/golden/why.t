Who provides something, what would be chosen, and what leads to it.

A library that the target has in another major only.

  $ rpmgap why libcbor.so.0.13 $AZL4 $FEDORA
  libcbor.so.0.13()(64bit) on azurelinux-4.0 x86_64 (2026-01-01, 7 days old)
    requirement, library: nothing has it
      nearest: libcbor.so.0.12()(64bit) in libcbor-0.12.0-7.azl4.x86_64 (base)
  
  libcbor.so.0.13()(64bit) on fedora-43 x86_64 (2026-01-01, 7 days old)
    requirement, library: libcbor-0.13.0-1.fc43.x86_64 (fedora)
      by libcbor.so.0.13()(64bit)
      in /usr/lib64
      chosen: nothing else has it
      alone it brings 6 more packages: bash, filesystem, glibc and 3 more; in all
        53.1 KiB to download, 65.4 KiB installed
  [1]

A package that is there; it is a capability too, and what it brings is told. The image holds it.

  $ rpmgap why bash $AZL4 $FEDORA
  bash on azurelinux-4.0 x86_64 (2026-01-01, 7 days old)
    package, requirement, command: bash-5.3.9-4.azl4.x86_64 (base)
      by /usr/bin/bash
      chosen: nothing else has it
      alone it brings 5 more packages: filesystem, glibc, glibc-common and 2 more;
        in all 46.3 KiB to download, 60.5 KiB installed
      from the image core: bash (base)
  
  bash on fedora-43 x86_64 (2026-01-01, 7 days old)
    package, requirement, command: bash-5.3.9-3.fc43.x86_64 (fedora)
      by /usr/bin/bash
      chosen: nothing else has it
      alone it brings 5 more packages: filesystem, glibc, glibc-common and 2 more;
        in all 46.2 KiB to download, 60.5 KiB installed

The same path as rpm compares it and as it is opened: the merged directories tell them apart.

  $ rpmgap why /bin/gzip --baseline none $AZL4
  /bin/gzip on azurelinux-4.0 x86_64 (2026-01-01, 7 days old)
    requirement: nothing has it
    path: gzip-1.13-5.azl4.x86_64 (base)
      by /usr/bin/gzip
      chosen: nothing else has it
      alone it brings 6 more packages: bash, filesystem, glibc and 3 more; in all
        53.4 KiB to download, 70.6 KiB installed

A command that a rule knows more about, a channel that is not supported, and a unit.

  $ rpmgap why lsb_release ffmpeg-free systemd-logind.service $AZL4 $FEDORA
  lsb_release on azurelinux-4.0 x86_64 (2026-01-01, 7 days old)
    package, requirement, command: nothing has it
  
  lsb_release on fedora-43 x86_64 (2026-01-01, 7 days old)
    package: redhat-lsb-core-5.0-6.fc43.x86_64 (fedora)
      by /usr/bin/lsb_release
      medium confidence
      chosen: nothing else has it
      alone it brings 6 more packages: bash, filesystem, glibc and 3 more; in all
        52.5 KiB to download, 60.5 KiB installed
    requirement: nothing has it
    command: redhat-lsb-core-5.0-6.fc43.x86_64 (fedora)
      by /usr/bin/lsb_release
      chosen: nothing else has it
      alone it brings 6 more packages: bash, filesystem, glibc and 3 more; in all
        52.5 KiB to download, 60.5 KiB installed
  
  Azure Linux has no LSB package and no lsb_release
    source:
      https://github.com/microsoft/azurelinux/blob/4.0/base/comps/azurelinux-release/azurelinux-release.spec
      (2026-04-29, rule azl4-lsb-release)
    do: read ID and VERSION_ID of /etc/os-release
  
  ffmpeg-free on azurelinux-4.0 x86_64 (2026-01-01, 7 days old)
    package, requirement: ffmpeg-free-7.1.2-5.azl4.x86_64 (sdk), a channel that is
      unsupported
      chosen: nothing else has it
      alone it brings 9 more packages: bash, filesystem, glibc and 6 more; in all
        75.0 KiB to download, 80.7 KiB installed
    command: nothing has it
  
  ffmpeg-free on fedora-43 x86_64 (2026-01-01, 7 days old)
    package, requirement: ffmpeg-free-7.1.2-4.fc43.x86_64 (fedora)
      chosen: nothing else has it
      alone it brings 9 more packages: bash, filesystem, glibc and 6 more; in all
        75.0 KiB to download, 80.7 KiB installed
    command: nothing has it
  
  the programs of FFmpeg are only in the sdk channel
    source:
      https://github.com/microsoft/azurelinux/blob/4.0/base/packages/sdk.packages.toml
      (2026-04-29, rule azl4-ffmpeg)
    do: ask for it in base, or convert elsewhere
  
  systemd-logind.service on azurelinux-4.0 x86_64 (2026-01-01, 7 days old)
    unit: nothing has it
  
  systemd-logind.service on fedora-43 x86_64 (2026-01-01, 7 days old)
    unit: nothing has it
  [1]

A bound, and why it is not met.

  $ rpmgap why 'openssl >= 3.6' --baseline none $AZL4
  openssl >= 3.6 on azurelinux-4.0 x86_64 (2026-01-01, 7 days old)
    requirement: openssl-1:3.5.4-3.azl4.x86_64 (base)
      chosen: nothing else has it
      meets the bound by its epoch alone: rpm compares that first
      alone it brings 10 more packages: bash, ca-certificates, crypto-policies and
        7 more; in all 81.9 KiB to download, 80.7 KiB installed
  $ rpmgap why 'gtk4 >= 4.20.4' 'nss >= 3.121.0-1.fc43' --baseline none $AZL4
  gtk4 >= 4.20.4 on azurelinux-4.0 x86_64 (2026-01-01, 7 days old)
    requirement: nothing meets it
      nearest: 4.20.3-2.azl4 in gtk4-4.20.3-2.azl4.x86_64 (base)
  
  nss >= 3.121.0-1.fc43 on azurelinux-4.0 x86_64 (2026-01-01, 7 days old)
    requirement: nothing meets it
      nearest: 3.121.0-1.azl4 in nss-3.121.0-1.azl4.x86_64 (base), which differs
        by its dist tag alone
  [1]

A rich dependency with its parts; the image meets the condition.

  $ rpmgap why '(bash if gzip)' '(bash with gzip)' --baseline none $AZL4
  (bash if gzip) on azurelinux-4.0 x86_64 (2026-01-01, 7 days old)
    requirement, part bash: bash-5.3.9-4.azl4.x86_64 (base)
      chosen: nothing else has it
      alone it brings 5 more packages: filesystem, glibc, glibc-common and 2 more;
        in all 46.3 KiB to download, 60.5 KiB installed
      from the image core: bash (base)
    part gzip: gzip-1.13-5.azl4.x86_64 (base)
      chosen: nothing else has it
      alone it brings 6 more packages: bash, filesystem, glibc and 3 more; in all
        53.4 KiB to download, 70.6 KiB installed
  
  (bash with gzip) on azurelinux-4.0 x86_64 (2026-01-01, 7 days old)
    requirement: nothing meets it
    part bash: bash-5.3.9-4.azl4.x86_64 (base)
      chosen: nothing else has it
      alone it brings 5 more packages: filesystem, glibc, glibc-common and 2 more;
        in all 46.3 KiB to download, 60.5 KiB installed
      from the image core: bash (base)
    part gzip: gzip-1.13-5.azl4.x86_64 (base)
      chosen: nothing else has it
      alone it brings 6 more packages: bash, filesystem, glibc and 3 more; in all
        53.4 KiB to download, 70.6 KiB installed
  [1]

Nothing of an application leads there: that is said, since it was asked.

  $ rpmgap why ffmpeg-free --app applications/clean --baseline none $AZL4
  ffmpeg-free on azurelinux-4.0 x86_64 (2026-01-01, 7 days old)
    package, requirement: ffmpeg-free-7.1.2-5.azl4.x86_64 (sdk), a channel that is
      unsupported
      chosen: nothing else has it
      alone it brings 9 more packages: bash, filesystem, glibc and 6 more; in all
        75.0 KiB to download, 80.7 KiB installed
    command: nothing has it
    nothing of the application that was read leads to it
  
  the programs of FFmpeg are only in the sdk channel
    source:
      https://github.com/microsoft/azurelinux/blob/4.0/base/packages/sdk.packages.toml
      (2026-04-29, rule azl4-ffmpeg)
    do: ask for it in base, or convert elsewhere

What leads to it from an application: directly, through packages that are installed together, and to nothing.

  $ rpmgap why 'libcbor.so.0.13()(64bit)' mobile-broadband-provider-info ca-certificates --app applications/trip --baseline none $AZL4
  libcbor.so.0.13()(64bit) on azurelinux-4.0 x86_64 (2026-01-01, 7 days old)
    requirement, library: nothing has it
      nearest: libcbor.so.0.12()(64bit) in libcbor-0.12.0-7.azl4.x86_64 (base)
      from the application: applications/trip/lib/libcollect.so.2 ->
        libcbor.so.0.13()(64bit) -> nothing
  
  mobile-broadband-provider-info on azurelinux-4.0 x86_64 (2026-01-01, 7 days old)
    package, requirement: mobile-broadband-provider-info-20251101-3.azl4.noarch
      (sdk), a channel that is unsupported
      chosen: nothing else has it
      brings nothing else; in all 6.2 KiB to download, 19 B installed
      from the application:
        applications/trip/packages/collector-1.4-1.fc43.x86_64.rpm -> libnma ->
        libnma (base) -> mobile-broadband-provider-info >= 20090602 ->
        mobile-broadband-provider-info (sdk)
    command: nothing has it
  
  ca-certificates on azurelinux-4.0 x86_64 (2026-01-01, 7 days old)
    package, requirement: ca-certificates-2025.2.80_v9.0.304-2.1.azl4.noarch
      (base)
      chosen: nothing else has it
      brings nothing else; in all 6.4 KiB to download, 38 B installed
      from the application: applications/trip/bin/collector ->
        libcrypto.so.3()(64bit) -> openssl-libs (base) -> ca-certificates >=
        2008-5 -> ca-certificates (base)
    command: nothing has it
  [1]

What comes nearest, by what the baseline has: the file elsewhere, the package without it.

  $ rpmgap why /usr/bin/tracepath clockdiff $AZL4 $FEDORA
  /usr/bin/tracepath on azurelinux-4.0 x86_64 (2026-01-01, 7 days old)
    requirement, path: nothing has it
      nearest: /usr/libexec/tracepath in iputils-20250605-5.azl4.x86_64 (base)
  
  /usr/bin/tracepath on fedora-43 x86_64 (2026-01-01, 7 days old)
    requirement, path: iputils-20250605-4.fc43.x86_64 (fedora)
      by /usr/bin/tracepath
      chosen: nothing else has it
      alone it brings 6 more packages: bash, filesystem, glibc and 3 more; in all
        53.6 KiB to download, 80.7 KiB installed
  
  clockdiff on azurelinux-4.0 x86_64 (2026-01-01, 7 days old)
    package, command: nothing has it
      its package is there without it: iputils-20250605-5.azl4.x86_64 (base)
    requirement: nothing has it
  
  clockdiff on fedora-43 x86_64 (2026-01-01, 7 days old)
    package: iputils-20250605-4.fc43.x86_64 (fedora)
      by /usr/bin/clockdiff
      medium confidence
      chosen: nothing else has it
      alone it brings 6 more packages: bash, filesystem, glibc and 3 more; in all
        53.6 KiB to download, 80.7 KiB installed
    requirement: nothing has it
    command: iputils-20250605-4.fc43.x86_64 (fedora)
      by /usr/bin/clockdiff
      chosen: nothing else has it
      alone it brings 6 more packages: bash, filesystem, glibc and 3 more; in all
        53.6 KiB to download, 80.7 KiB installed
  [1]

Of a pattern nothing is chosen: dnf installs every match that the enabled channels have.

  $ rpmgap why 'python3*' --verbose --baseline none $AZL4
  python3* on azurelinux-4.0 x86_64 (2026-01-01, 7 days old)
    package: 10 packages match
      python3-3.14.3-2.azl4.x86_64 (base), python3-cffi-2.0.0-3.azl4.x86_64
        (base), python3-cryptography-45.0.4-2.azl4.x86_64 (base),
        python3-libs-3.14.3-2.azl4.x86_64 (base), python3.10-3.10.19-5.azl4.x86_64
        (sdk), python3.11-3.11.14-6.azl4.x86_64 (sdk),
        python3.12-3.12.12-5.azl4.x86_64 (sdk),
        python3.12-libs-3.12.12-5.azl4.x86_64 (sdk),
        python3.13-3.13.12-2.azl4.x86_64 (sdk), python3.9-3.9.25-7.azl4.x86_64
        (sdk)

Several providers: why one comes first.

  $ rpmgap why openssl-libs --target fedora-43 --baseline none --only-repo fedora=distributions/fedora-43/fedora
  openssl-libs on fedora-43 x86_64 (2026-01-01, 7 days old)
    package, requirement: openssl-libs-1:3.5.4-2.fc43.x86_64 (fedora)
      chosen: of the native architecture, before openssl-libs-1:3.5.4-2.fc43.i686
        (fedora)
      also: openssl-libs-1:3.5.4-2.fc43.i686 (fedora)
      alone it brings 9 more packages: bash, ca-certificates, crypto-policies and
        6 more; in all 74.6 KiB to download, 75.7 KiB installed
    command: nothing has it

What cannot be installed from where it is.

  $ rpmgap why libnma --baseline none $AZL4
  libnma on azurelinux-4.0 x86_64 (2026-01-01, 7 days old)
    package, requirement: libnma-1.10.6-11.azl4.x86_64 (base)
      cannot be installed: libnma (base) -> mobile-broadband-provider-info >=
        20090602 -> nothing (sdk has it)
    command: nothing has it

JSON, for one reading.

  $ rpmgap why 'python3dist(cryptography) >= 40' $AZL4 --baseline none --format json | sed '/"digest"/d; /"source": "\/.*/d'
  {
    "schema": "rpmgap-why/1",
    "tool": {
      "name": "rpmgap",
      "version": "0.1.0"
    },
    "target": {
      "id": "azurelinux-4.0",
      "release": "4.0",
      "stage": "preview",
      "arch": "x86_64",
      "facts_date": "2026-09-07",
      "channels": [
        {
          "id": "base",
          "support": "enabled",
          "date": "2026-01-01",
          "packages": 79,
          "carries": [
            "generated",
            "files"
          ],
          "lacks_reason": "",
          "authenticity": "local",
          "key": ""
        },
        {
          "id": "nvidia",
          "support": "opt-in",
          "date": "2026-01-01",
          "packages": 1,
          "carries": [
            "generated",
            "files"
          ],
          "lacks_reason": "",
          "authenticity": "local",
          "key": ""
        },
        {
          "id": "sdk",
          "support": "unsupported",
          "date": "2026-01-01",
          "packages": 11,
          "carries": [
            "generated",
            "files"
          ],
          "lacks_reason": "",
          "authenticity": "local",
          "key": ""
        }
      ]
    },
    "baseline": null,
    "inquiries": [
      {
        "asked": "python3dist(cryptography) >= 40",
        "outcome": "satisfied",
        "target": {
          "readings": [
            {
              "as": "requirement",
              "capability": "python3dist(cryptography) >= 40",
              "outcome": "satisfied",
              "reason": "",
              "nearest": "",
              "providers": [
                {
                  "name": "python3-cryptography",
                  "evr": "45.0.4-2.azl4",
                  "arch": "x86_64",
                  "channel": "base",
                  "support": "enabled",
                  "source": "azurelinux-4.0-base",
                  "via": "python3dist(cryptography) = 45.0.4",
                  "directory": "",
                  "loader_finds": true,
                  "confidence": "high"
                }
              ],
              "choice": {
                "package": {
                  "name": "python3-cryptography",
                  "evr": "45.0.4-2.azl4",
                  "arch": "x86_64",
                  "channel": "base",
                  "support": "enabled",
                  "source": "azurelinux-4.0-base"
                },
                "ground": "alone",
                "by_epoch": false,
                "over": null,
                "over_breakage": null,
                "brings": [
                  {
                    "name": "bash",
                    "evr": "5.3.9-4.azl4",
                    "arch": "x86_64",
                    "channel": "base",
                    "support": "enabled",
                    "source": "azurelinux-4.0-base"
                  },
                  {
                    "name": "filesystem",
                    "evr": "3.18-52.azl4",
                    "arch": "x86_64",
                    "channel": "base",
                    "support": "enabled",
                    "source": "azurelinux-4.0-base"
                  },
                  {
                    "name": "glibc",
                    "evr": "2.42-10.azl4",
                    "arch": "x86_64",
                    "channel": "base",
                    "support": "enabled",
                    "source": "azurelinux-4.0-base"
                  },
                  {
                    "name": "glibc-common",
                    "evr": "2.42-10.azl4",
                    "arch": "x86_64",
                    "channel": "base",
                    "support": "enabled",
                    "source": "azurelinux-4.0-base"
                  },
                  {
                    "name": "glibc-minimal-langpack",
                    "evr": "2.42-10.azl4",
                    "arch": "x86_64",
                    "channel": "base",
                    "support": "enabled",
                    "source": "azurelinux-4.0-base"
                  },
                  {
                    "name": "libgcc",
                    "evr": "15.2.1-7.azl4",
                    "arch": "x86_64",
                    "channel": "base",
                    "support": "enabled",
                    "source": "azurelinux-4.0-base"
                  },
                  {
                    "name": "python3",
                    "evr": "3.14.3-2.azl4",
                    "arch": "x86_64",
                    "channel": "base",
                    "support": "enabled",
                    "source": "azurelinux-4.0-base"
                  },
                  {
                    "name": "python3-cffi",
                    "evr": "2.0.0-3.azl4",
                    "arch": "x86_64",
                    "channel": "base",
                    "support": "enabled",
                    "source": "azurelinux-4.0-base"
                  },
                  {
                    "name": "python3-libs",
                    "evr": "3.14.3-2.azl4",
                    "arch": "x86_64",
                    "channel": "base",
                    "support": "enabled",
                    "source": "azurelinux-4.0-base"
                  }
                ],
                "download_size": 74971,
                "installed_size": 77330,
                "breakage": null
              },
              "ways": [
                {
                  "from": "the image core",
                  "chain": null
                }
              ]
            }
          ],
          "closures_complete": true,
          "not_checked": []
        },
        "baseline": null,
        "rules": []
      }
    ]
  }

A directory has no rules and no image.

  $ rpmgap why gzip --target distributions/azurelinux-4.0 --baseline none
  gzip on azurelinux-4.0-metadata x86_64 (2026-01-01, 7 days old)
    package, requirement, command: gzip-1.13-5.azl4.x86_64 (base)
      by /usr/bin/gzip
      chosen: nothing else has it
      alone it brings 6 more packages: bash, filesystem, glibc and 3 more; in all
        53.4 KiB to download, 70.6 KiB installed

What is no name.

  $ rpmgap why '(a if' $AZL4 --baseline none
  rpmgap: (a if: this is not a rich dependency: Name required
  [2]
  $ rpmgap why 'a >' $AZL4 --baseline none
  rpmgap: a >: neither a name nor a name with a bound such as "foo >= 1.2"
  [2]
  $ rpmgap why '' $AZL4 --baseline none
  rpmgap: an empty name is asked for
  [2]
  $ rpmgap why bash --image large $AZL4 --baseline none
  rpmgap: --image large: azurelinux-4.0 has no such image; it knows core, vm, none
  [2]

A condition is judged with the image in place; without one, what it hangs on is said.

  $ rpmgap why '(dash if bash)' --baseline none $AZL4
  (dash if bash) on azurelinux-4.0 x86_64 (2026-01-01, 7 days old)
    requirement, part dash: nothing has it
    part bash: bash-5.3.9-4.azl4.x86_64 (base)
      chosen: nothing else has it
      alone it brings 5 more packages: filesystem, glibc, glibc-common and 2 more;
        in all 46.3 KiB to download, 60.5 KiB installed
      from the image core: bash (base)
  
  dash is not packaged: /bin/sh is bash
    source: https://github.com/microsoft/azurelinux/tree/4.0/base/comps
      (2026-04-29, rule azl4-dash)
    do: write #!/bin/sh, or take busybox
  [1]
  $ rpmgap why '(dash if bash)' --baseline none --image none $AZL4
  (dash if bash) on azurelinux-4.0 x86_64 (2026-01-01, 7 days old)
    requirement: met only while bash is not installed
    part dash: nothing has it
    part bash: bash-5.3.9-4.azl4.x86_64 (base)
      chosen: nothing else has it
      alone it brings 5 more packages: filesystem, glibc, glibc-common and 2 more;
        in all 46.3 KiB to download, 60.5 KiB installed
  
  dash is not packaged: /bin/sh is bash
    source: https://github.com/microsoft/azurelinux/tree/4.0/base/comps
      (2026-04-29, rule azl4-dash)
    do: write #!/bin/sh, or take busybox
