--format cyclonedx: what is on the target once the plan is carried out, as a bill of materials.

Nothing in it depends on when or where it was made; SOURCE_DATE_EPOCH gives it a time.

  $ printf 'rsyslog\nnosuch\n' > packages.txt
  $ SOURCE_DATE_EPOCH=1767225600 rpmgap scan packages.txt $AZL4 --baseline none --image none --format cyclonedx |
  > sed -E 's/(base|nvidia|sdk) [0-9a-f]{64}/\1 DIGEST/; s/"version": "[0-9.]+"/"version": VERSION/'
  {
    "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
    "bomFormat": "CycloneDX",
    "specVersion": "1.6",
    "version": 1,
    "metadata": {
      "timestamp": "2026-01-01T00:00:00Z",
      "tools": {
        "components": [
          {
            "type": "application",
            "name": "rpmgap",
            "version": VERSION
          }
        ]
      },
      "component": {
        "type": "application",
        "bom-ref": "application",
        "name": "packages.txt"
      },
      "properties": [
        {
          "name": "rpmgap:target",
          "value": "azurelinux-4.0"
        },
        {
          "name": "rpmgap:arch",
          "value": "x86_64"
        },
        {
          "name": "rpmgap:repomd-sha256",
          "value": "base DIGEST"
        },
        {
          "name": "rpmgap:repomd-sha256",
          "value": "nvidia DIGEST"
        },
        {
          "name": "rpmgap:repomd-sha256",
          "value": "sdk DIGEST"
        },
        {
          "name": "rpmgap:image",
          "value": "none"
        },
        {
          "name": "rpmgap:left-out",
          "value": "nosuch"
        }
      ]
    },
    "components": [
      {
        "type": "library",
        "bom-ref": "pkg:rpm/azurelinux/bash@5.3.9-4.azl4?arch=x86_64&distro=azurelinux-4.0",
        "name": "bash",
        "version": "5.3.9-4.azl4",
        "purl": "pkg:rpm/azurelinux/bash@5.3.9-4.azl4?arch=x86_64&distro=azurelinux-4.0",
        "properties": [
          {
            "name": "rpmgap:channel",
            "value": "base"
          },
          {
            "name": "rpmgap:state",
            "value": "to-install"
          }
        ]
      },
      {
        "type": "library",
        "bom-ref": "pkg:rpm/azurelinux/filesystem@3.18-52.azl4?arch=x86_64&distro=azurelinux-4.0",
        "name": "filesystem",
        "version": "3.18-52.azl4",
        "purl": "pkg:rpm/azurelinux/filesystem@3.18-52.azl4?arch=x86_64&distro=azurelinux-4.0",
        "properties": [
          {
            "name": "rpmgap:channel",
            "value": "base"
          },
          {
            "name": "rpmgap:state",
            "value": "to-install"
          }
        ]
      },
      {
        "type": "library",
        "bom-ref": "pkg:rpm/azurelinux/glibc@2.42-10.azl4?arch=x86_64&distro=azurelinux-4.0",
        "name": "glibc",
        "version": "2.42-10.azl4",
        "purl": "pkg:rpm/azurelinux/glibc@2.42-10.azl4?arch=x86_64&distro=azurelinux-4.0",
        "properties": [
          {
            "name": "rpmgap:channel",
            "value": "base"
          },
          {
            "name": "rpmgap:state",
            "value": "to-install"
          }
        ]
      },
      {
        "type": "library",
        "bom-ref": "pkg:rpm/azurelinux/glibc-common@2.42-10.azl4?arch=x86_64&distro=azurelinux-4.0",
        "name": "glibc-common",
        "version": "2.42-10.azl4",
        "purl": "pkg:rpm/azurelinux/glibc-common@2.42-10.azl4?arch=x86_64&distro=azurelinux-4.0",
        "properties": [
          {
            "name": "rpmgap:channel",
            "value": "base"
          },
          {
            "name": "rpmgap:state",
            "value": "to-install"
          }
        ]
      },
      {
        "type": "library",
        "bom-ref": "pkg:rpm/azurelinux/glibc-minimal-langpack@2.42-10.azl4?arch=x86_64&distro=azurelinux-4.0",
        "name": "glibc-minimal-langpack",
        "version": "2.42-10.azl4",
        "purl": "pkg:rpm/azurelinux/glibc-minimal-langpack@2.42-10.azl4?arch=x86_64&distro=azurelinux-4.0",
        "properties": [
          {
            "name": "rpmgap:channel",
            "value": "base"
          },
          {
            "name": "rpmgap:state",
            "value": "to-install"
          }
        ]
      },
      {
        "type": "library",
        "bom-ref": "pkg:rpm/azurelinux/libgcc@15.2.1-7.azl4?arch=x86_64&distro=azurelinux-4.0",
        "name": "libgcc",
        "version": "15.2.1-7.azl4",
        "purl": "pkg:rpm/azurelinux/libgcc@15.2.1-7.azl4?arch=x86_64&distro=azurelinux-4.0",
        "properties": [
          {
            "name": "rpmgap:channel",
            "value": "base"
          },
          {
            "name": "rpmgap:state",
            "value": "to-install"
          }
        ]
      },
      {
        "type": "library",
        "bom-ref": "pkg:rpm/azurelinux/rsyslog@8.2510.0-2.azl4?arch=x86_64&distro=azurelinux-4.0",
        "name": "rsyslog",
        "version": "8.2510.0-2.azl4",
        "purl": "pkg:rpm/azurelinux/rsyslog@8.2510.0-2.azl4?arch=x86_64&distro=azurelinux-4.0",
        "properties": [
          {
            "name": "rpmgap:channel",
            "value": "base"
          },
          {
            "name": "rpmgap:state",
            "value": "to-install"
          }
        ]
      },
      {
        "type": "operating-system",
        "bom-ref": "operating-system",
        "name": "azurelinux",
        "version": VERSION
      }
    ],
    "dependencies": [
      {
        "ref": "application",
        "dependsOn": [
          "pkg:rpm/azurelinux/rsyslog@8.2510.0-2.azl4?arch=x86_64&distro=azurelinux-4.0"
        ]
      }
    ]
  }
  $ rpmgap scan packages.txt $AZL4 --baseline none --format cyclonedx | grep -c -e '"state"' -e timestamp -e in-image
  14

It can be read in again: the same packages are asked for.

  $ rpmgap scan packages.txt $AZL4 --baseline none --image none --format cyclonedx > plan.cdx.json
  [1]
  $ rpmgap scan plan.cdx.json $AZL4 --baseline none
  plan.cdx.json: 1 file, 7 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old)
  no findings, everything checked
  installs from: the enabled channels (base)
  
  to install:
    dnf install rsyslog
    1 package, 6.9 KiB to download, 5.0 KiB installed
    of the packages that it uses itself, 6 of 7 are in the image core
