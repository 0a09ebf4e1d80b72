The application that trips every check.

  $ rpmgap scan applications/trip $AZL4 $FEDORA

Every code of the registry is among them.

  $ rpmgap scan applications/trip $AZL4 $FEDORA --format json > report.json; grep -o '"code": "RG[0-9]*"' report.json | sort | uniq -c

The report fits its schema.

  $ /usr/bin/python3 -c 'import json, os, jsonschema; jsonschema.validate(json.load(open("report.json")), json.load(open(os.environ["SCHEMA"])))'

Without a baseline nothing is unresolved everywhere, and nothing is older.

  $ rpmgap scan applications/trip $AZL4 --baseline none --format json | grep -o '"code": "RG[0-9]*"' | sort | uniq -c
