A record holds what an application needs, so that it can be audited again without its files.

  $ mkdir -p app/bin
  $ cat > app/bin/deploy <<'END'
  > #!/bin/bash
  > export API_TOKEN=geheim
  > curl -H "Authorization: Bearer geheim" -u me:geheim https://me:geheim@host.example/x | jq .
  > dnf install -y debootstrap https://me:geheim@host.example/x.rpm
  > dnf --installroot=/x history userinstalled --setopt=password=geheim
  > command -v pigz && pigz x
  > END
  $ rpmgap scan app $AZL4 $FEDORA --record records/app.ndjson > plain
  [1]
  $ cat records/app.ndjson
  {"record":"rpmgap-record-1","tool":"0.1.0","name":"app","arch":"x86_64","roots":["app"],"rules":"086adabbbaff4e25","files":1,"subjects":1,"needs":6,"unchecked":1}
  {"need":"/bin/bash","kind":"interpreter","asker":"script","asked":{"subjects":1,"first":"app/bin/deploy"}}
  {"need":"curl","kind":"command","asker":"script","asked":{"subjects":1,"first":"app/bin/deploy"}}
  {"need":"debootstrap","kind":"package","asker":"script","asked":{"subjects":1,"first":"app/bin/deploy"}}
  {"need":"dnf","kind":"command","asker":"script","asked":{"subjects":1,"first":"app/bin/deploy"}}
  {"need":"jq","kind":"command","asker":"script","asked":{"subjects":1,"first":"app/bin/deploy"}}
  {"need":"pigz","kind":"command","asker":"script","indispensable":false,"guarded":true,"asked":{"subjects":1,"first":"app/bin/deploy"}}
  {"tree":""}
  {"tree":""}
  {"subject":"app/bin/deploy","kind":"script","requires":[{"interpreter":"/bin/bash","line":1},{"command":"curl","line":3},{"command":"jq","line":3},{"command":"dnf","line":4},{"package":"debootstrap","line":4},{"command":"pigz","guarded":true,"line":6}],"script":{"interpreter":"/bin/bash","parsed":true,"invocations":[{"command":"export","line":2},{"command":"curl","line":3},{"command":"jq","line":3},{"command":"dnf","words":["install","debootstrap","https://***@host.example/x.rpm"],"line":4},{"command":"dnf","words":["--installroot=/x","history","userinstalled"],"line":5},{"command":"command","line":6},{"command":"pigz","line":6,"guard":"tested"}]},"not_checked":[{"reason":"package from a URL: https://***@host.example/x.rpm","line":4}]}
  {"end":11}

Nothing that looks like a secret is in it, nor in a report of either: what was not checked may be text of a script.

  $ grep -c geheim records/app.ndjson
  0
  [1]
  $ rpmgap scan --from-record records/app.ndjson $AZL4 $FEDORA > recorded
  [1]
  $ diff plain recorded
  $ grep -c geheim plain
  0
  [1]

As JSON it is the same to the byte, and a second record is the same as the first.

  $ for application in trip clean; do
  >   rpmgap scan applications/$application $AZL4 $FEDORA --format json --record $application.ndjson > plain
  >   rpmgap scan --from-record $application.ndjson $AZL4 $FEDORA --format json > recorded
  >   cmp plain recorded
  >   rpmgap scan applications/$application $AZL4 $FEDORA --verbose > plain
  >   rpmgap scan --from-record $application.ndjson $AZL4 $FEDORA --verbose > recorded
  >   cmp plain recorded
  >   rpmgap scan applications/$application $AZL4 $FEDORA --record again.ndjson > plain
  >   cmp $application.ndjson again.ndjson
  > done
  $ sed -n '1,2p;$p' clean.ndjson
  {"record":"rpmgap-record-1","tool":"0.1.0","name":"clean","arch":"x86_64","roots":["applications/clean"],"rules":"086adabbbaff4e25","files":8,"subjects":6,"needs":49,"unchecked":0}
  {"need":"(gnutls or nss)","tree":{"rich":"or","of":["gnutls","nss"]},"kind":"capability","asker":"rpm","asked":{"subjects":1,"first":"applications/clean/packages/report-2.1-1.fc43.x86_64.rpm"}}
  {"end":59}

The needs come first, with their number; the end says how many lines there are. A record that is cut short or that is none is a
fault, in one line.

  $ head -c 1000 clean.ndjson > damaged.ndjson
  $ rpmgap scan --from-record damaged.ndjson $AZL4 $FEDORA
  rpmgap: cannot read the record damaged.ndjson: line 7: it is cut short
  [3]
  $ head -n -1 clean.ndjson > damaged.ndjson
  $ rpmgap scan --from-record damaged.ndjson $AZL4 $FEDORA
  rpmgap: cannot read the record damaged.ndjson: line 58: it is cut short
  [3]
  $ sed '4d' clean.ndjson > damaged.ndjson
  $ rpmgap scan --from-record damaged.ndjson $AZL4 $FEDORA
  rpmgap: cannot read the record damaged.ndjson: line 58: lines are missing before it
  [3]
  $ sed '1s/record-1/record-2/' clean.ndjson > later.ndjson
  $ rpmgap scan --from-record later.ndjson $AZL4 $FEDORA
  rpmgap: cannot read the record later.ndjson: line 1: its format is rpmgap-record-2, and this rpmgap reads rpmgap-record-1 alone: take the rpmgap that wrote it, or record the application anew
  [3]
  $ rpmgap scan --from-record applications/trip/scripts/install.sh $AZL4 $FEDORA
  rpmgap: cannot read the record applications/trip/scripts/install.sh: line 1: it is no record that rpmgap scan --record wrote
  [3]
  $ rpmgap scan --from-record applications $AZL4 $FEDORA
  rpmgap: cannot read the record applications: it is a directory
  [3]
  $ rpmgap scan --from-record none.ndjson $AZL4 $FEDORA
  rpmgap: cannot read the record none.ndjson: No such file or directory
  [3]
  $ : > empty.ndjson; rpmgap scan --from-record empty.ndjson $AZL4 $FEDORA
  rpmgap: cannot read the record empty.ndjson: it is empty
  [3]

What a run wants to look at has to be in it.

  $ rpmgap scan --from-record clean.ndjson $AZL4 $FEDORA --symbols
  rpmgap: --symbols: the record clean.ndjson was made without it; record the application again with it
  [2]
  $ rpmgap scan --from-record clean.ndjson $AZL4 $FEDORA --hints
  rpmgap: --hints: the record clean.ndjson was made without it; record the application again with it
  [2]
  $ rpmgap scan applications/trip $AZL4 $FEDORA --symbols --hints --format json --record trip.ndjson > plain
  [1]
  $ rpmgap scan --from-record trip.ndjson $AZL4 $FEDORA --symbols --hints --format json > recorded
  [1]
  $ cmp plain recorded

Of the commands in scripts it has what the rules of that run look at: others could say more of the files.

  $ mkdir rules; cat > rules/own.toml <<'END'
  > [[rule]]
  > id = "own"
  > codes = ["RG702"]
  > match.commands = ["curl"]
  > message = "curl is another one"
  > remedy = "look at it"
  > source = "https://wiki.example/curl"
  > date = 2026-01-01
  > releases = ["azurelinux-4.0"]
  > tests = ["shell: curl x"]
  > END
  $ rpmgap scan --from-record records/app.ndjson $AZL4 $FEDORA --rules rules --verbose | grep -A 2 'other rules'
    the record was made with other rules, so it lacks commands of scripts that
      rules of this run may be about: records/app.ndjson
  $ rpmgap scan app $AZL4 $FEDORA --rules rules --record records/own.ndjson > plain
  [1]
  $ rpmgap scan --from-record records/own.ndjson $AZL4 $FEDORA --rules rules > recorded
  [1]
  $ diff plain recorded

A record takes the place of paths.

  $ rpmgap scan $AZL4
  rpmgap: PATH is required, or inputs in rpmgap.toml; see rpmgap scan --help
  [2]
  $ rpmgap scan app --from-record records/app.ndjson $AZL4
  rpmgap: PATH excludes --from-record; see rpmgap scan --help
  [2]
  $ rpmgap scan --record x.ndjson --from-record records/app.ndjson $AZL4
  rpmgap: --from-record excludes --record; see rpmgap scan --help
  [2]
  $ rpmgap scan app --record "" $AZL4
  rpmgap: --record: it is empty; see rpmgap scan --help
  [2]
  $ rpmgap scan app $AZL4 $FEDORA --quiet --fail-on never --record /dev/null/x.ndjson > plain
  rpmgap: cannot write /dev/null/x.ndjson: Not a directory
  [3]

The name of the application stands in it, and in NDJSON: a line for the run, and one for each finding and subject.

  $ rpmgap scan app $AZL4 $FEDORA --name billing --record records/app.ndjson --format ndjson
  {"schema":"rpmgap-ndjson/1","kind":"run","application":"billing","arch":"x86_64","target":"azurelinux-4.0","target_snapshot":"0d0c16e0a3cb56f1","baseline":"fedora-43","baseline_snapshot":"44365a4c1043d04f","tool":"0.1.0","target_digests":"base=531de9486865d0603824235d5dc772b34236cdcc8a355c71ed8534a301f905cf nvidia=d43c998d0f0ec19f284496ccbe6f647caff5669031971d23645f90cc18a60765 sdk=7d23d6c88a4a76ee05782165f0971d0d09c27c4d5a5a32cee617e93285267054","baseline_digests":"fedora=16977fe8e345247c2a750e664570cc3a499fbb3b5bd69581d073fcc571ad0a4c updates=b42be5102606da4049b70a2896fe77c85f82b497a09a59deba45d81e81ea515c","files":1,"subjects":1,"requirements":6,"blockers":1,"errors":0,"warnings":4,"notes":1,"not_checked":1,"waived":0,"known":0,"fixed":0,"known_from":null,"installs_from":null}
  {"schema":"rpmgap-ndjson/1","kind":"finding","application":"billing","arch":"x86_64","target":"azurelinux-4.0","target_snapshot":"0d0c16e0a3cb56f1","baseline":"fedora-43","baseline_snapshot":"44365a4c1043d04f","code":"RG102","name":"missing-package","severity":"blocker","confidence":"medium","capability":"debootstrap","message":"no package of azurelinux-4.0 has or provides this name; debootstrap was asked for when build images moved from 3.0, and added to base in June 2026","nearest":"fedora-43 has it in debootstrap-1.0.141-2.fc43.noarch","remedy":"take a newer snapshot, or build the Debian root elsewhere","fingerprint":"d171cb74527befc8","subject":"app/bin/deploy","subject_fingerprint":"ebf297b173bf1688","path":"app/bin/deploy","line":4,"section":null,"status":"new"}
  {"schema":"rpmgap-ndjson/1","kind":"finding","application":"billing","arch":"x86_64","target":"azurelinux-4.0","target_snapshot":"0d0c16e0a3cb56f1","baseline":"fedora-43","baseline_snapshot":"44365a4c1043d04f","code":"RG602","name":"not-in-image","severity":"warning","confidence":"medium","capability":"curl","message":"azurelinux-4.0 has it in curl, which is neither in the image core nor installed by the application","nearest":"","remedy":"install curl first","fingerprint":"9756e4135a8d0ef2","subject":"app/bin/deploy","subject_fingerprint":"acacd770aab8dec7","path":"app/bin/deploy","line":3,"section":null,"status":"new"}
  {"schema":"rpmgap-ndjson/1","kind":"finding","application":"billing","arch":"x86_64","target":"azurelinux-4.0","target_snapshot":"0d0c16e0a3cb56f1","baseline":"fedora-43","baseline_snapshot":"44365a4c1043d04f","code":"RG602","name":"not-in-image","severity":"warning","confidence":"medium","capability":"jq","message":"azurelinux-4.0 has it in jq, which is neither in the image core nor installed by the application","nearest":"","remedy":"install jq first","fingerprint":"742768532035a4e8","subject":"app/bin/deploy","subject_fingerprint":"81f6cff3f69c522b","path":"app/bin/deploy","line":3,"section":null,"status":"new"}
  {"schema":"rpmgap-ndjson/1","kind":"finding","application":"billing","arch":"x86_64","target":"azurelinux-4.0","target_snapshot":"0d0c16e0a3cb56f1","baseline":"fedora-43","baseline_snapshot":"44365a4c1043d04f","code":"RG603","name":"package-manager","severity":"warning","confidence":"medium","capability":"dnf --installroot=*","message":"with --installroot the configuration and the repositories are those of the root, not of the host","nearest":"","remedy":"add --use-host-config","fingerprint":"a9883b4fa8980791","subject":"app/bin/deploy","subject_fingerprint":"79324e89615142a8","path":"app/bin/deploy","line":5,"section":null,"status":"new"}
  {"schema":"rpmgap-ndjson/1","kind":"finding","application":"billing","arch":"x86_64","target":"azurelinux-4.0","target_snapshot":"0d0c16e0a3cb56f1","baseline":"fedora-43","baseline_snapshot":"44365a4c1043d04f","code":"RG603","name":"package-manager","severity":"warning","confidence":"medium","capability":"dnf history userinstalled","message":"history wants a subcommand: history ID and history userinstalled are gone","nearest":"","remedy":"write history info ID, or repoquery --userinstalled","fingerprint":"405adbdc4add0b28","subject":"app/bin/deploy","subject_fingerprint":"30044510f2108084","path":"app/bin/deploy","line":5,"section":null,"status":"new"}
  {"schema":"rpmgap-ndjson/1","kind":"finding","application":"billing","arch":"x86_64","target":"azurelinux-4.0","target_snapshot":"0d0c16e0a3cb56f1","baseline":"fedora-43","baseline_snapshot":"44365a4c1043d04f","code":"RG109","name":"unresolved-everywhere","severity":"note","confidence":"medium","capability":"pigz","message":"neither azurelinux-4.0 nor fedora-43 has it: third-party, bundled elsewhere, or not part of a distribution","nearest":"","remedy":"bring it along from where it comes from today; the migration does not change it","fingerprint":"8cc98bf907f9ad0b","subject":"app/bin/deploy","subject_fingerprint":"975247003ff553b3","path":"app/bin/deploy","line":6,"section":null,"status":"new"}
  {"schema":"rpmgap-ndjson/1","kind":"finding","application":"billing","arch":"x86_64","target":"azurelinux-4.0","target_snapshot":"0d0c16e0a3cb56f1","baseline":"fedora-43","baseline_snapshot":"44365a4c1043d04f","code":"RG901","name":"not-checked","severity":"warning","confidence":"high","capability":"package from a URL","message":"package from a URL","nearest":"","remedy":"check it by hand; --strict makes a run with such results fail","fingerprint":"3423399c1ecd14a2","subject":"app/bin/deploy","subject_fingerprint":"7ef12a8bc86d1567","path":"app/bin/deploy","line":4,"section":"https://***@host.example/x.rpm","status":"new"}
  [1]
  $ rpmgap scan --from-record records/app.ndjson $AZL4 $FEDORA --format ndjson | head -n 1 | cut -c 1-75
  {"schema":"rpmgap-ndjson/1","kind":"run","application":"billing","arch":"x8
