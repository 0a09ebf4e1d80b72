An application for which the target has everything.

  $ rpmgap scan applications/clean $AZL4 $FEDORA
  applications/clean: 5 files, 4 of them with requirements: 52
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  no findings, everything checked
  
  to bear in mind:
    of packages only the header is read, not the files and scriptlets in them:
      packages/report-2.1-1.fc43.x86_64.rpm

  $ rpmgap scan applications/clean $AZL4 $FEDORA --quiet

  $ rpmgap scan applications/clean $AZL4 $FEDORA --strict --fail-on note
  applications/clean: 5 files, 4 of them with requirements: 52
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  no findings, everything checked
  
  to bear in mind:
    of packages only the header is read, not the files and scriptlets in them:
      packages/report-2.1-1.fc43.x86_64.rpm

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
          "digest": "0a1fa0b5350965d3281486249263dd6dcb1674a7ca075825cb102dec67438805",
          "date": "2026-01-01",
          "packages": 71,
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
          "digest": "93f0c2460952f7dea5ab342e99540d1102c1832f9696bd4f94ffbf6903a3d71e",
          "date": "2026-01-01",
          "packages": 6,
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
          "digest": "9bf575053bec0ed65933481acb1cb499a051cda61bdee20eee905cb90fd6d375",
          "date": "2026-01-01",
          "packages": 88,
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
      "files": 5,
      "subjects": 4,
      "requirements": 52,
      "severity": {
        "blocker": 0,
        "error": 0,
        "warning": 0,
        "note": 0
      },
      "code": {},
      "not_checked": 0,
      "waived": 0
    },
    "tiers": null,
    "plan": null,
    "findings": [],
    "notes": [
      {
        "reason": "of packages only the header is read, not the files and scriptlets in them",
        "evidence": {
          "path": "applications/clean/packages/report-2.1-1.fc43.x86_64.rpm"
        }
      }
    ]
  }
