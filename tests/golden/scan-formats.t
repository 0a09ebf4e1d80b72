The formats that other programs show: a script, and one in an archive. That all formats have the same findings
is told by tests/check-report-formats.

  $ mkdir -p app/bin tools
  $ printf '#!/bin/sh\nlsb_release -i\n"$HOOK"\n' > app/bin/start
  $ printf '#!/usr/bin/dash\ngzip log\n' > tools/rotate
  $ chmod +x app/bin/start tools/rotate
  $ tar -cf app/tools.tar -C tools rotate

An error is what fails the run.

  $ rpmgap scan ./app $AZL4 $FEDORA --format github --output sarif=app.sarif --output junit=app.xml --output gitlab=app.json --output csv=app.csv
  ::error file=app/tools.tar,title=RG107 missing-file (blocker)::/usr/bin/dash: no package of azurelinux-4.0 has this path; dash is not packaged: /bin/sh is bash; fedora-43 has it in dash-0.5.12-7.fc43.x86_64%0ATo do: write #!/bin/sh, or take busybox%0AIn rotate:1
  ::error file=app/bin/start,line=2,title=RG108 missing-command (error)::lsb_release: no package of azurelinux-4.0 has this command in its search path; Azure Linux has no LSB package and no lsb_release; fedora-43 has it in redhat-lsb-core-5.0-6.fc43.x86_64%0ATo do: read ID and VERSION_ID of /etc/os-release
  ::warning file=app/tools.tar,title=RG602 not-in-image (warning)::gzip: azurelinux-4.0 has it in gzip, which is neither in the image core nor installed by the application%0ATo do: install gzip first%0AIn rotate:2
  ::warning file=app/bin/start,line=3,title=RG901 not-checked (warning)::not checked: command name in a variable ("$HOOK")%0ATo do: check it by hand; --strict makes a run with such results fail
  [1]
  $ rpmgap scan ./app $AZL4 $FEDORA --format github --fail-on never --strict | cut -c 1-80
  ::error file=app/bin/start,line=3,title=RG901 not-checked (warning)::not checked
  ::warning file=app/tools.tar,title=RG107 missing-file (blocker)::/usr/bin/dash: 
  ::warning file=app/bin/start,line=2,title=RG108 missing-command (error)::lsb_rel
  ::warning file=app/tools.tar,title=RG602 not-in-image (warning)::gzip: azurelinu

SARIF: what lies in an archive has the archive as its file.

  $ python3 -c 'import json; run = json.load(open("app.sarif"))["runs"][0]; print(json.dumps(run["results"], indent=1)); print(run["automationDetails"]["id"])'
  [
   {
    "ruleId": "RG107",
    "ruleIndex": 6,
    "level": "error",
    "rank": 100,
    "message": {
     "text": "/usr/bin/dash: no package of azurelinux-4.0 has this path; dash is not packaged: /bin/sh is bash; fedora-43 has it in dash-0.5.12-7.fc43.x86_64. To do: write #!/bin/sh, or take busybox. In rotate:1."
    },
    "locations": [
     {
      "physicalLocation": {
       "artifactLocation": {
        "uri": "app/tools.tar",
        "uriBaseId": "%SRCROOT%"
       }
      },
      "logicalLocations": [
       {
        "fullyQualifiedName": "./app/tools.tar!rotate",
        "kind": "resource"
       }
      ]
     }
    ],
    "partialFingerprints": {
     "rpmgapSubject/v1": "90230832761b4995",
     "rpmgapCause/v1": "d889a55b834769fb",
     "primaryLocationLineHash": "90230832761b4995:1"
    },
    "properties": {
     "status": "new",
     "severity": "blocker",
     "confidence": "high",
     "capability": "/usr/bin/dash",
     "subject": "./app/tools.tar!rotate",
     "chain": "./app/tools.tar!rotate -> /usr/bin/dash -> nothing",
     "source": "https://github.com/microsoft/azurelinux/tree/4.0/base/comps (2026-04-29, rule azl4-dash)"
    }
   },
   {
    "ruleId": "RG108",
    "ruleIndex": 7,
    "level": "error",
    "rank": 75,
    "message": {
     "text": "lsb_release: no package of azurelinux-4.0 has this command in its search path; Azure Linux has no LSB package and no lsb_release; fedora-43 has it in redhat-lsb-core-5.0-6.fc43.x86_64. To do: read ID and VERSION_ID of /etc/os-release."
    },
    "locations": [
     {
      "physicalLocation": {
       "artifactLocation": {
        "uri": "app/bin/start",
        "uriBaseId": "%SRCROOT%"
       },
       "region": {
        "startLine": 2
       }
      }
     }
    ],
    "partialFingerprints": {
     "rpmgapSubject/v1": "97236e0ed28461d0",
     "rpmgapCause/v1": "4fd7bdb6b8c8b199",
     "primaryLocationLineHash": "97236e0ed28461d0:1"
    },
    "properties": {
     "status": "new",
     "severity": "error",
     "confidence": "medium",
     "capability": "lsb_release",
     "subject": "./app/bin/start",
     "chain": "./app/bin/start -> lsb_release -> nothing",
     "source": "https://github.com/microsoft/azurelinux/blob/4.0/base/comps/azurelinux-release/azurelinux-release.spec (2026-04-29, rule azl4-lsb-release)"
    }
   },
   {
    "ruleId": "RG602",
    "ruleIndex": 28,
    "level": "warning",
    "rank": 50,
    "message": {
     "text": "gzip: azurelinux-4.0 has it in gzip, which is neither in the image core nor installed by the application. To do: install gzip first. In rotate:2."
    },
    "locations": [
     {
      "physicalLocation": {
       "artifactLocation": {
        "uri": "app/tools.tar",
        "uriBaseId": "%SRCROOT%"
       }
      },
      "logicalLocations": [
       {
        "fullyQualifiedName": "./app/tools.tar!rotate",
        "kind": "resource"
       }
      ]
     }
    ],
    "partialFingerprints": {
     "rpmgapSubject/v1": "5d3120516847656e",
     "rpmgapCause/v1": "2b2a382702987051",
     "primaryLocationLineHash": "5d3120516847656e:1"
    },
    "properties": {
     "status": "new",
     "severity": "warning",
     "confidence": "medium",
     "capability": "gzip",
     "subject": "./app/tools.tar!rotate",
     "chain": "./app/tools.tar!rotate -> gzip -> gzip-1.13-5.azl4.x86_64 (base)"
    }
   },
   {
    "ruleId": "RG901",
    "ruleIndex": 37,
    "level": "warning",
    "rank": 50,
    "message": {
     "text": "not checked: command name in a variable (\"$HOOK\"). To do: check it by hand; --strict makes a run with such results fail."
    },
    "locations": [
     {
      "physicalLocation": {
       "artifactLocation": {
        "uri": "app/bin/start",
        "uriBaseId": "%SRCROOT%"
       },
       "region": {
        "startLine": 3
       }
      }
     }
    ],
    "partialFingerprints": {
     "rpmgapSubject/v1": "58c9bfdf8620c360",
     "rpmgapCause/v1": "153e4ec6f1b5ef58",
     "primaryLocationLineHash": "58c9bfdf8620c360:1"
    },
    "properties": {
     "status": "new",
     "severity": "warning",
     "confidence": "high",
     "capability": "command name in a variable",
     "subject": "./app/bin/start",
     "chain": "./app/bin/start -> command name in a variable -> not checked",
     "section": "\"$HOOK\""
    }
   }
  ]
  rpmgap/app/azurelinux-4.0/x86_64/

JUnit: what does not fail the run is skipped.

  $ sed -E 's/[0-9a-f]{64}/DIGEST/g; s/rpmgap [0-9.]+"/rpmgap VERSION"/' app.xml
  <?xml version="1.0" encoding="UTF-8"?>
  <testsuites>
    <testsuite name="app" tests="5" failures="2" errors="0" skipped="2" time="0" hostname="localhost" id="0" package="rpmgap">
      <properties>
        <property name="tool" value="rpmgap VERSION" />
        <property name="arch" value="x86_64" />
        <property name="target" value="azurelinux-4.0" />
        <property name="target_digests" value="base=DIGEST nvidia=DIGEST sdk=DIGEST" />
        <property name="baseline" value="fedora-43" />
        <property name="baseline_digests" value="fedora=DIGEST updates=DIGEST" />
      </properties>
      <testcase classname="rpmgap.scan" name="scan" time="0" />
      <testcase classname="rpmgap.RG107 missing-file" name="/usr/bin/dash in tools.tar!rotate" time="0">
        <failure message="/usr/bin/dash: no package of azurelinux-4.0 has this path; dash is not packaged: /bin/sh is bash; fedora-43 has it in dash-0.5.12-7.fc43.x86_64" type="RG107">/usr/bin/dash: no package of azurelinux-4.0 has this path; dash is not packaged: /bin/sh is bash; fedora-43 has it in dash-0.5.12-7.fc43.x86_64
  chain: ./app/tools.tar!rotate -&gt; /usr/bin/dash -&gt; nothing
  to do: write #!/bin/sh, or take busybox
  source: https://github.com/microsoft/azurelinux/tree/4.0/base/comps (2026-04-29, rule azl4-dash)
  seen in: ./app/tools.tar!rotate:1
  severity: blocker, high confidence
  cause: d889a55b834769fb
  fingerprint: 90230832761b4995</failure>
      </testcase>
      <testcase classname="rpmgap.RG108 missing-command" name="lsb_release in bin/start" time="0">
        <failure message="lsb_release: no package of azurelinux-4.0 has this command in its search path; Azure Linux has no LSB package and no lsb_release; fedora-43 has it in redhat-lsb-core-5.0-6.fc43.x86_64" type="RG108">lsb_release: no package of azurelinux-4.0 has this command in its search path; Azure Linux has no LSB package and no lsb_release; fedora-43 has it in redhat-lsb-core-5.0-6.fc43.x86_64
  chain: ./app/bin/start -&gt; lsb_release -&gt; nothing
  to do: read ID and VERSION_ID of /etc/os-release
  source: https://github.com/microsoft/azurelinux/blob/4.0/base/comps/azurelinux-release/azurelinux-release.spec (2026-04-29, rule azl4-lsb-release)
  seen in: ./app/bin/start:2
  severity: error, medium confidence
  cause: 4fd7bdb6b8c8b199
  fingerprint: 97236e0ed28461d0</failure>
      </testcase>
      <testcase classname="rpmgap.RG602 not-in-image" name="gzip in tools.tar!rotate" time="0">
        <skipped message="warning, and the run fails on error">warning, and the run fails on error
  gzip: azurelinux-4.0 has it in gzip, which is neither in the image core nor installed by the application
  chain: ./app/tools.tar!rotate -&gt; gzip -&gt; gzip-1.13-5.azl4.x86_64 (base)
  to do: install gzip first
  seen in: ./app/tools.tar!rotate:2
  severity: warning, medium confidence
  cause: 2b2a382702987051
  fingerprint: 5d3120516847656e</skipped>
      </testcase>
      <testcase classname="rpmgap.RG901 not-checked" name="command name in a variable in bin/start" time="0">
        <skipped message="not checked: command name in a variable (&quot;$HOOK&quot;)">not checked: command name in a variable ("$HOOK")
  chain: ./app/bin/start -&gt; command name in a variable -&gt; not checked
  to do: check it by hand; --strict makes a run with such results fail
  seen in: ./app/bin/start:3 ("$HOOK")
  severity: warning, high confidence
  cause: 153e4ec6f1b5ef58
  fingerprint: 58c9bfdf8620c360</skipped>
      </testcase>
      <system-out>1 thing was not checked</system-out>
      <system-err />
    </testsuite>
  </testsuites>

GitLab: paths without "./".

  $ cat app.json
  [
   {
    "description": "/usr/bin/dash: no package of azurelinux-4.0 has this path; dash is not packaged: /bin/sh is bash; fedora-43 has it in dash-0.5.12-7.fc43.x86_64; to do: write #!/bin/sh, or take busybox (in rotate:1)",
    "check_name": "RG107 missing-file",
    "fingerprint": "90230832761b4995",
    "severity": "blocker",
    "location": {
     "path": "app/tools.tar",
     "lines": {
      "begin": 1
     }
    },
    "rpmgap": {
     "status": "new",
     "cause": "d889a55b834769fb",
     "fingerprint": "90230832761b4995",
     "subject": "./app/tools.tar!rotate"
    }
   },
   {
    "description": "lsb_release: no package of azurelinux-4.0 has this command in its search path; Azure Linux has no LSB package and no lsb_release; fedora-43 has it in redhat-lsb-core-5.0-6.fc43.x86_64; to do: read ID and VERSION_ID of /etc/os-release",
    "check_name": "RG108 missing-command",
    "fingerprint": "97236e0ed28461d0",
    "severity": "major",
    "location": {
     "path": "app/bin/start",
     "lines": {
      "begin": 2
     }
    },
    "rpmgap": {
     "status": "new",
     "cause": "4fd7bdb6b8c8b199",
     "fingerprint": "97236e0ed28461d0",
     "subject": "./app/bin/start"
    }
   },
   {
    "description": "gzip: azurelinux-4.0 has it in gzip, which is neither in the image core nor installed by the application; to do: install gzip first (in rotate:2)",
    "check_name": "RG602 not-in-image",
    "fingerprint": "5d3120516847656e",
    "severity": "minor",
    "location": {
     "path": "app/tools.tar",
     "lines": {
      "begin": 1
     }
    },
    "rpmgap": {
     "status": "new",
     "cause": "2b2a382702987051",
     "fingerprint": "5d3120516847656e",
     "subject": "./app/tools.tar!rotate"
    }
   },
   {
    "description": "not checked: command name in a variable (\"$HOOK\"); to do: check it by hand; --strict makes a run with such results fail",
    "check_name": "RG901 not-checked",
    "fingerprint": "58c9bfdf8620c360",
    "severity": "minor",
    "location": {
     "path": "app/bin/start",
     "lines": {
      "begin": 3
     }
    },
    "rpmgap": {
     "status": "new",
     "cause": "153e4ec6f1b5ef58",
     "fingerprint": "58c9bfdf8620c360",
     "subject": "./app/bin/start"
    }
   }
  ]

CSV: the rows end as RFC 4180 has it.

  $ tr '\r' '$' < app.csv
  "status","severity","code","name","confidence","capability","message","nearest","remedy","subject","path","line","section","chain","fingerprint","subject_fingerprint","application","target","baseline","waiver_owner","waiver_reason","waiver_expires","waiver_until"$
  "new","blocker","RG107","missing-file","high","/usr/bin/dash","no package of azurelinux-4.0 has this path; dash is not packaged: /bin/sh is bash","fedora-43 has it in dash-0.5.12-7.fc43.x86_64","write #!/bin/sh, or take busybox","./app/tools.tar!rotate","./app/tools.tar!rotate","1","","./app/tools.tar!rotate -> /usr/bin/dash -> nothing","d889a55b834769fb","90230832761b4995","app","azurelinux-4.0","fedora-43","","","",""$
  "new","error","RG108","missing-command","medium","lsb_release","no package of azurelinux-4.0 has this command in its search path; Azure Linux has no LSB package and no lsb_release","fedora-43 has it in redhat-lsb-core-5.0-6.fc43.x86_64","read ID and VERSION_ID of /etc/os-release","./app/bin/start","./app/bin/start","2","","./app/bin/start -> lsb_release -> nothing","4fd7bdb6b8c8b199","97236e0ed28461d0","app","azurelinux-4.0","fedora-43","","","",""$
  "new","warning","RG602","not-in-image","medium","gzip","azurelinux-4.0 has it in gzip, which is neither in the image core nor installed by the application","","install gzip first","./app/tools.tar!rotate","./app/tools.tar!rotate","2","","./app/tools.tar!rotate -> gzip -> gzip-1.13-5.azl4.x86_64 (base)","2b2a382702987051","5d3120516847656e","app","azurelinux-4.0","fedora-43","","","",""$
  "new","warning","RG901","not-checked","high","command name in a variable","command name in a variable","","check it by hand; --strict makes a run with such results fail","./app/bin/start","./app/bin/start","3","""$HOOK""","./app/bin/start -> command name in a variable -> not checked","153e4ec6f1b5ef58","58c9bfdf8620c360","app","azurelinux-4.0","fedora-43","","","",""$

Where there is nothing to tell, there is no annotation, and one test that passes.

  $ rpmgap scan applications/clean $AZL4 $FEDORA --format github
  $ rpmgap scan applications/clean $AZL4 $FEDORA --format junit | grep -E '<testsuite |<testcase'
    <testsuite name="clean" tests="1" failures="0" errors="0" skipped="0" time="0" hostname="localhost" id="0" package="rpmgap">
      <testcase classname="rpmgap.scan" name="scan" time="0" />
  $ SOURCE_DATE_EPOCH=1767225600 rpmgap scan applications/clean $AZL4 $FEDORA --format junit | grep -o 'timestamp="[^"]*"'
  timestamp="2026-01-01T00:00:00"

One is waived, one is mended, two are known; one more file needs what is known. That file is what fails the run.

  $ rpmgap scan ./app $AZL4 $FEDORA --output json=known.json > /dev/null
  [1]
  $ printf '#!/bin/sh\nlsb_release -i\n' > app/bin/start
  > printf '#!/bin/sh\nlsb_release -a\n' > app/bin/more
  > cat > rpmgap.toml <<'END'
  > [[waiver]]
  > command = "scan"
  > code = "RG107"
  > capabilities = ["/usr/bin/dash"]
  > owner = "image team"
  > reason = "dash is in our image"
  > expires = 2026-06-30
  > END
  $ rpmgap scan ./app $AZL4 $FEDORA --known known.json --format github --output sarif=app.sarif --output junit=app.xml --output gitlab=app.json --output csv=app.csv --output ndjson=app.ndjson
  ::error file=app/bin/more,line=2,title=RG108 missing-command (error)::lsb_release: no package of azurelinux-4.0 has this command in its search path; Azure Linux has no LSB package and no lsb_release; fedora-43 has it in redhat-lsb-core-5.0-6.fc43.x86_64%0ATo do: read ID and VERSION_ID of /etc/os-release
  ::notice title=rpmgap::1 waived, 2 known, 1 fixed; the report has all
  [1]
  $ cat > shown.py <<'END'
  > import csv, json
  > run = json.load(open("app.sarif"))["runs"][0]
  > for result in run["results"]:
  >     print(result["ruleId"], result["level"], result.get("baselineState"), result.get("suppressions"), result["properties"]["subject"])
  > print(run["properties"]["fixed"])
  > for entry in json.load(open("app.json")):
  >     print(entry["rpmgap"]["status"], entry["check_name"], entry["location"]["path"])
  > for line in map(json.loads, open("app.ndjson")):
  >     print([line.get(key) for key in ("kind", "status", "code", "waiver_owner", "waiver_expires", "waived", "known", "fixed", "known_from")])
  > for row in csv.DictReader(open("app.csv", newline="")):
  >     print([row[key] for key in ("status", "severity", "code", "waiver_owner", "waiver_reason", "waiver_expires", "waiver_until")])
  > END
  $ python3 shown.py
  RG108 error new None ./app/bin/more
  RG108 error unchanged None ./app/bin/start
  RG602 warning unchanged None ./app/tools.tar!rotate
  RG107 note None [{'kind': 'external', 'status': 'accepted', 'justification': 'waived by image team until 2026-06-30: dash is in our image'}] ./app/tools.tar!rotate
  [{'ruleId': 'RG901', 'capability': 'command name in a variable', 'subject': './app/bin/start', 'cause': '153e4ec6f1b5ef58', 'fingerprint': '58c9bfdf8620c360'}]
  new RG108 missing-command app/bin/more
  known RG108 missing-command app/bin/start
  known RG602 not-in-image app/tools.tar
  ['run', None, None, None, None, 1, 2, 1, 'known.json']
  ['finding', 'new', 'RG108', None, None, None, None, None, None]
  ['uncounted', 'known', 'RG108', None, None, None, None, None, None]
  ['uncounted', 'known', 'RG602', None, None, None, None, None, None]
  ['uncounted', 'waived', 'RG107', 'image team', '2026-06-30', None, None, None, None]
  ['uncounted', 'fixed', 'RG901', None, None, None, None, None, None]
  ['new', 'error', 'RG108', '', '', '', '']
  ['known', 'error', 'RG108', '', '', '', '']
  ['known', 'warning', 'RG602', '', '', '', '']
  ['waived', 'blocker', 'RG107', 'image team', 'dash is in our image', '2026-06-30', '']
  ['fixed', 'warning', 'RG901', '', '', '', '']
  $ grep -E '<testsuite |<testcase|<(failure|skipped)' app.xml | cut -c 1-150
    <testsuite name="app" tests="6" failures="1" errors="0" skipped="3" time="0" hostname="localhost" id="0" package="rpmgap">
      <testcase classname="rpmgap.scan" name="scan" time="0" />
      <testcase classname="rpmgap.RG108 missing-command" name="lsb_release in bin/more" time="0">
        <failure message="lsb_release: no package of azurelinux-4.0 has this command in its search path; Azure Linux has no LSB package and no lsb_relea
      <testcase classname="rpmgap.RG108 missing-command" name="lsb_release in bin/start" time="0">
        <skipped message="known from known.json">known from known.json
      <testcase classname="rpmgap.RG602 not-in-image" name="gzip in tools.tar!rotate" time="0">
        <skipped message="known from known.json">known from known.json
      <testcase classname="rpmgap.RG107 missing-file" name="/usr/bin/dash in tools.tar!rotate" time="0">
        <skipped message="waived by image team until 2026-06-30: dash is in our image">waived by image team until 2026-06-30: dash is in our image
      <testcase classname="rpmgap.RG901 not-checked" name="command name in a variable in bin/start" time="0" />
