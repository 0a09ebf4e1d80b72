An application for which the target has everything.

  $ rpmgap scan applications/clean $AZL4 $FEDORA
  applications/clean: 8 files, 68 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  no findings, everything checked
  installs from: the enabled channels (base)
  
  to install:
    dnf install applications/clean/packages/report-2.1-1.fc43.x86_64.rpm jq openssl openssl-libs rsyslog systemd-libs zlib-ng-compat
    21 packages, 151.9 KiB to download, 140.8 KiB installed; 1 only recommended
    of the packages that it uses itself, 6 of 17 are in the image core

  $ rpmgap scan applications/clean $AZL4 $FEDORA --quiet

  $ rpmgap scan applications/clean $AZL4 $FEDORA --strict --fail-on note
  applications/clean: 8 files, 68 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  no findings, everything checked
  installs from: the enabled channels (base)
  
  to install:
    dnf install applications/clean/packages/report-2.1-1.fc43.x86_64.rpm jq openssl openssl-libs rsyslog systemd-libs zlib-ng-compat
    21 packages, 151.9 KiB to download, 140.8 KiB installed; 1 only recommended
    of the packages that it uses itself, 6 of 17 are in the image core

  $ rpmgap scan applications/clean $AZL4 $FEDORA --format json
  {
    "schema": "rpmgap-report/1",
    "tool": {
      "name": "rpmgap",
      "version": "0.1.0"
    },
    "paths": [
      "applications/clean"
    ],
    "options": {
      "symbols": false,
      "hints": false
    },
    "systems": [],
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
          "source": "HERE/distributions/azurelinux-4.0/base",
          "digest": "531de9486865d0603824235d5dc772b34236cdcc8a355c71ed8534a301f905cf",
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
          "source": "HERE/distributions/azurelinux-4.0/nvidia",
          "digest": "d43c998d0f0ec19f284496ccbe6f647caff5669031971d23645f90cc18a60765",
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
          "source": "HERE/distributions/azurelinux-4.0/sdk",
          "digest": "7d23d6c88a4a76ee05782165f0971d0d09c27c4d5a5a32cee617e93285267054",
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
    "baseline": {
      "id": "fedora-43",
      "release": "43",
      "stage": "",
      "arch": "x86_64",
      "facts_date": "2026-08-11",
      "channels": [
        {
          "id": "fedora",
          "support": "enabled",
          "source": "HERE/distributions/fedora-43/fedora",
          "digest": "16977fe8e345247c2a750e664570cc3a499fbb3b5bd69581d073fcc571ad0a4c",
          "date": "2026-01-01",
          "packages": 93,
          "carries": [
            "generated",
            "files"
          ],
          "lacks_reason": "",
          "authenticity": "local",
          "key": ""
        },
        {
          "id": "updates",
          "support": "enabled",
          "source": "HERE/distributions/fedora-43/updates",
          "digest": "b42be5102606da4049b70a2896fe77c85f82b497a09a59deba45d81e81ea515c",
          "date": "2026-01-01",
          "packages": 2,
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
    "summary": {
      "files": 8,
      "subjects": 6,
      "requirements": 68,
      "severity": {
        "blocker": 0,
        "error": 0,
        "warning": 0,
        "note": 0
      },
      "code": {},
      "not_checked": 0,
      "waived": 0,
      "known": 0,
      "fixed": 0
    },
    "tiers": {
      "first": "enabled",
      "target": [
        {
          "name": "enabled",
          "channels": [
            "base"
          ],
          "support": "enabled",
          "installs": true,
          "blocked_by": [],
          "blocked_packages": [],
          "undecided": []
        },
        {
          "name": "with nvidia",
          "channels": [
            "base",
            "nvidia"
          ],
          "support": "opt-in",
          "installs": true,
          "blocked_by": [],
          "blocked_packages": [],
          "undecided": []
        },
        {
          "name": "with unsupported channels",
          "channels": [
            "base",
            "nvidia",
            "sdk"
          ],
          "support": "unsupported",
          "installs": true,
          "blocked_by": [],
          "blocked_packages": [],
          "undecided": []
        }
      ],
      "baseline": {
        "name": "enabled",
        "channels": [
          "fedora",
          "updates"
        ],
        "support": "enabled",
        "installs": true,
        "blocked_by": [],
        "blocked_packages": [],
        "undecided": []
      }
    },
    "plan": {
      "image": "core",
      "image_known": true,
      "image_packages": [
        "azurelinux-release-common",
        "azurelinux-release-container",
        "azurelinux-release-identity-basic",
        "bash",
        "coreutils",
        "coreutils-common",
        "dnf5",
        "filesystem",
        "glibc",
        "glibc-common",
        "glibc-minimal-langpack",
        "libdnf5",
        "libgcc",
        "libstdc++"
      ],
      "image_missing": [],
      "command": "dnf install applications/clean/packages/report-2.1-1.fc43.x86_64.rpm jq openssl openssl-libs rsyslog systemd-libs zlib-ng-compat",
      "arguments": [
        "applications/clean/packages/report-2.1-1.fc43.x86_64.rpm",
        "jq",
        "openssl",
        "openssl-libs",
        "rsyslog",
        "systemd-libs",
        "zlib-ng-compat"
      ],
      "enable": [],
      "to_install": [
        {
          "name": "ca-certificates",
          "evr": "2025.2.80_v9.0.304-2.1.azl4",
          "arch": "noarch",
          "channel": "base",
          "support": "enabled",
          "download_size": 6551,
          "installed_size": 38,
          "direct": false,
          "weak": false
        },
        {
          "name": "crypto-policies",
          "evr": "20251125-2.git63291f8.azl4",
          "arch": "noarch",
          "channel": "base",
          "support": "enabled",
          "download_size": 6372,
          "installed_size": 19,
          "direct": false,
          "weak": false
        },
        {
          "name": "gawk",
          "evr": "5.3.2-3.azl4",
          "arch": "x86_64",
          "channel": "base",
          "support": "enabled",
          "download_size": 7245,
          "installed_size": 10336,
          "direct": true,
          "weak": false
        },
        {
          "name": "jq",
          "evr": "1.8.1-3.azl4",
          "arch": "x86_64",
          "channel": "base",
          "support": "enabled",
          "download_size": 7682,
          "installed_size": 10192,
          "direct": true,
          "weak": false
        },
        {
          "name": "libblkid",
          "evr": "2.41.3-10.azl4",
          "arch": "x86_64",
          "channel": "base",
          "support": "enabled",
          "download_size": 7317,
          "installed_size": 5168,
          "direct": false,
          "weak": false
        },
        {
          "name": "libcap",
          "evr": "2.76-4.azl4",
          "arch": "x86_64",
          "channel": "base",
          "support": "enabled",
          "download_size": 7016,
          "installed_size": 5024,
          "direct": false,
          "weak": false
        },
        {
          "name": "libmount",
          "evr": "2.41.3-10.azl4",
          "arch": "x86_64",
          "channel": "base",
          "support": "enabled",
          "download_size": 7476,
          "installed_size": 5160,
          "direct": false,
          "weak": false
        },
        {
          "name": "libuuid",
          "evr": "2.41.3-10.azl4",
          "arch": "x86_64",
          "channel": "base",
          "support": "enabled",
          "download_size": 7311,
          "installed_size": 5168,
          "direct": false,
          "weak": false
        },
        {
          "name": "libzstd",
          "evr": "1.5.7-3.azl4",
          "arch": "x86_64",
          "channel": "base",
          "support": "enabled",
          "download_size": 7029,
          "installed_size": 5024,
          "direct": false,
          "weak": true
        },
        {
          "name": "nss",
          "evr": "3.121.0-1.azl4",
          "arch": "x86_64",
          "channel": "base",
          "support": "enabled",
          "download_size": 8072,
          "installed_size": 10328,
          "direct": true,
          "weak": false
        },
        {
          "name": "openssl",
          "evr": "1:3.5.4-3.azl4",
          "arch": "x86_64",
          "channel": "base",
          "support": "enabled",
          "download_size": 7425,
          "installed_size": 5168,
          "direct": true,
          "weak": false
        },
        {
          "name": "openssl-libs",
          "evr": "1:3.5.4-3.azl4",
          "arch": "x86_64",
          "channel": "base",
          "support": "enabled",
          "download_size": 8736,
          "installed_size": 10347,
          "direct": true,
          "weak": false
        },
        {
          "name": "perl-HTTP-Tiny",
          "evr": "0.090-522.azl4",
          "arch": "noarch",
          "channel": "base",
          "support": "enabled",
          "download_size": 6469,
          "installed_size": 73,
          "direct": true,
          "weak": false
        },
        {
          "name": "perl-libs",
          "evr": "4:5.42.2-525.azl4",
          "arch": "x86_64",
          "channel": "base",
          "support": "enabled",
          "download_size": 7674,
          "installed_size": 5102,
          "direct": false,
          "weak": false
        },
        {
          "name": "python3",
          "evr": "3.14.3-2.azl4",
          "arch": "x86_64",
          "channel": "base",
          "support": "enabled",
          "download_size": 7482,
          "installed_size": 10336,
          "direct": true,
          "weak": false
        },
        {
          "name": "python3-libs",
          "evr": "3.14.3-2.azl4",
          "arch": "x86_64",
          "channel": "base",
          "support": "enabled",
          "download_size": 7188,
          "installed_size": 5016,
          "direct": false,
          "weak": false
        },
        {
          "name": "rsyslog",
          "evr": "8.2510.0-2.azl4",
          "arch": "x86_64",
          "channel": "base",
          "support": "enabled",
          "download_size": 7114,
          "installed_size": 5168,
          "direct": true,
          "weak": false
        },
        {
          "name": "systemd",
          "evr": "258.4-2.azl4",
          "arch": "x86_64",
          "channel": "base",
          "support": "enabled",
          "download_size": 8083,
          "installed_size": 10347,
          "direct": true,
          "weak": false
        },
        {
          "name": "systemd-libs",
          "evr": "258.4-2.azl4",
          "arch": "x86_64",
          "channel": "base",
          "support": "enabled",
          "download_size": 8041,
          "installed_size": 10336,
          "direct": true,
          "weak": false
        },
        {
          "name": "util-linux",
          "evr": "2.41.3-10.azl4",
          "arch": "x86_64",
          "channel": "base",
          "support": "enabled",
          "download_size": 7942,
          "installed_size": 20664,
          "direct": false,
          "weak": false
        },
        {
          "name": "zlib-ng-compat",
          "evr": "2.3.3-2.azl4",
          "arch": "x86_64",
          "channel": "base",
          "support": "enabled",
          "download_size": 7356,
          "installed_size": 5168,
          "direct": true,
          "weak": false
        }
      ],
      "in_image": [
        {
          "name": "azurelinux-release-identity-basic",
          "evr": "4.0-12.azl4",
          "arch": "noarch",
          "channel": "base",
          "support": "enabled",
          "download_size": 6308,
          "installed_size": 19,
          "direct": true,
          "weak": false
        },
        {
          "name": "bash",
          "evr": "5.3.9-4.azl4",
          "arch": "x86_64",
          "channel": "base",
          "support": "enabled",
          "download_size": 7279,
          "installed_size": 10336,
          "direct": true,
          "weak": false
        },
        {
          "name": "coreutils",
          "evr": "9.7-8.azl4",
          "arch": "x86_64",
          "channel": "base",
          "support": "enabled",
          "download_size": 12087,
          "installed_size": 170544,
          "direct": true,
          "weak": false
        },
        {
          "name": "dnf5",
          "evr": "5.2.18.0-2.azl4",
          "arch": "x86_64",
          "channel": "base",
          "support": "enabled",
          "download_size": 8112,
          "installed_size": 15496,
          "direct": true,
          "weak": false
        },
        {
          "name": "glibc",
          "evr": "2.42-10.azl4",
          "arch": "x86_64",
          "channel": "base",
          "support": "enabled",
          "download_size": 12658,
          "installed_size": 36043,
          "direct": true,
          "weak": false
        },
        {
          "name": "libstdc++",
          "evr": "15.2.1-7.azl4",
          "arch": "x86_64",
          "channel": "base",
          "support": "enabled",
          "download_size": 7806,
          "installed_size": 5152,
          "direct": true,
          "weak": false
        }
      ],
      "removed": [],
      "problems": [],
      "left_out": [],
      "refused": []
    },
    "findings": [],
    "waived": [],
    "known_from": null,
    "known": [],
    "fixed": [],
    "notes": []
  }
