RG902 waiver-stale: one field decides, the waiver's last day.

  $ for name in fires quiet; do $MAKE_REPO pairs/RG902/$name <<'END'
  > pkg app 1-1 noarch
  > req gone
  > pkg sound 1-1 noarch
  > END
  > done

  $ for name in fires quiet; do cat > $name.toml <<'END'
  > [[waiver]]
  > command = "closure"
  > code = "RG101"
  > packages = ["app"]
  > reason = "gone comes back"
  > owner = "release team"
  > expires = 2026-02-01
  > END
  > done; sed -i s/2026-02/2026-01/ fires.toml

  $ rpmgap closure pairs/RG902/fires --config fires.toml
  fires x86_64 (2026-01-01, 7 days old)
    fires: 2 packages, 1 cannot be installed, by 1 cause
  1 blocker, 1 warning, everything checked
  
  BLOCKER  RG101 missing-capability  gone                                 3d2de4a8
    app (fires) -> gone -> nothing
    cannot be installed: nothing in fires provides it
    1 package: app-1-1.noarch
    do: publish a package that provides it, or drop the requirement
  
  WARNING  RG902 waiver-stale  RG101 app                                  699dbe2d
    the waiver of release team ("gone comes back") ended on 2026-01-01
    fires.toml:1
    do: mend what it waived, or extend it with a reason that holds today
  [1]

  $ rpmgap closure pairs/RG902/quiet --config quiet.toml
  quiet x86_64 (2026-01-01, 7 days old)
    quiet: 2 packages, 1 cannot be installed, by 1 cause
  no findings, everything checked, 1 broken package waived
  
  waived:
    63e29bb0 RG101 gone (1 package): waived by release team until 2026-02-01: gone
      comes back (quiet.toml:1)
