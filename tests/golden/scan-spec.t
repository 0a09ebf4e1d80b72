Spec files: parsing one runs what its macros say, so it is asked for, and even then confined.
Needs Landlock 3.

This one tries to leave traces, by the shell and by Lua, and to reach the network; what came of it becomes names.

  $ mkdir app canary && cat > app/app.spec <<'SPEC'
  > %(touch HERE/canary/first)
  > %{lua: local f = io.open("HERE/canary/lua", "w"); rpm.define("lua_wrote " .. (f and "yes" or "no"))}
  > %global shell_wrote %(echo x 2>/dev/null >HERE/canary/shell && echo yes || echo no)
  > %global made_socket %(python3 -c 'import socket; socket.socket()' 2>/dev/null && echo yes || echo no)
  > %global sent %(python3 -c 'import socket; a, b = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM); a.send(b"x")' 2>/dev/null && echo yes || echo no)
  > %global superuser %(test $(id -u) = 0 && echo yes || echo no)
  > %global changed_mode %(chmod 777 HERE/app/app.spec 2>/dev/null && echo yes || echo no)
  > %global killed %(kill -9 $PPID 2>/dev/null && echo yes || echo no)
  > %global read_secret %(cat HERE/secret 2>/dev/null || echo no)
  > %global home %(echo ${SECRET:-none}$HOME | tr / -)
  > %include %{_sourcedir}/macros.inc
  > Name: app
  > Version: 1.0
  > Release: 1%{?dist}
  > Summary: An application
  > License: MIT
  > Recommends: lua-wrote-%{lua_wrote}, shell-wrote-%{shell_wrote}, made-socket-%{made_socket}
  > Recommends: changed-mode-%{changed_mode}, killed-%{killed}, read-secret-%{read_secret}, home-is-%{home}
  > Recommends: included-%{included}, sent-%{sent}, superuser-%{superuser}
  > %description
  > An application.
  > %files
  > SPEC
  $ sed -i "s,HERE,$PWD,g" app/app.spec
  $ echo '%global included yes' > app/macros.inc
  $ echo secret > secret

By itself it is only named, and nothing ran.

  $ rpmgap scan app $AZL4 --baseline none
  app: 2 files, 0 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old)
  no findings, 1 not checked
  nothing that has requirements was found in what could be read
  
  not checked:
    a spec is parsed only with --trust-specs: app.spec (parsing runs its macros)
  rpmgap: nothing that was read has requirements: nothing was audited
  [5]
  $ ls canary

Asked for, it is parsed, and all of that failed but for the file beside it.

  $ SECRET=x rpmgap scan app $AZL4 --baseline none --trust-specs -q | grep -o 'RG102 missing-package  [a-z-]*'
  RG102 missing-package  changed-mode-no
  RG102 missing-package  home-is-none-nonexistent
  RG102 missing-package  included-yes
  RG102 missing-package  killed-no
  RG102 missing-package  lua-wrote-no
  RG102 missing-package  made-socket-no
  RG102 missing-package  read-secret-no
  RG102 missing-package  sent-no
  RG102 missing-package  shell-wrote-no
  RG102 missing-package  superuser-no
  $ ls canary

What a spec says: to build, and to run; the packages of one spec feed each other.

  $ cat > app.spec <<'SPEC'
  > Name: app
  > Version: 1.0
  > Release: 1%{?dist}
  > Summary: An application
  > License: MIT
  > BuildRequires: bash, debootstrap
  > %if 0%{?no_such_distribution}
  > BuildRequires: never-asked-for
  > %endif
  > Requires: %{name}-libs = %{version}-%{release}
  > Requires(post): python3.12
  > Requires: rsyslog
  > %description
  > An application.
  > %package libs
  > Summary: Its libraries
  > Requires: what-%{nobody_defines}
  > %description libs
  > Its libraries.
  > %package never-built
  > Summary: It has no files section
  > Requires: never-asked-for-either
  > %description never-built
  > Nothing.
  > %generate_buildrequires
  > echo 'computed'
  > %build
  > make
  > %post libs
  > set -e
  > no-such-command --now
  > %triggerin -- bash
  > true
  > %files
  > %files libs
  > SPEC
  $ rpmgap scan app.spec $AZL4 --baseline none --trust-specs
  app.spec: 1 file, 7 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old)
  2 blockers, 1 error, 5 not checked
  installs from: no tier; no-such-command is in the way
  
  BLOCKER  RG201 channel-unsupported  python3.12                          fa4512ff
    app.spec -> python3.12 -> python3.12-3.12.12-5.azl4.x86_64 (sdk)
    only the unsupported channel sdk of azurelinux-4.0 has it; Python 3.14 is the
    only supported one, and 3.9 to 3.13 are only in the sdk channel [medium
    confidence]
    1 subject needs it: app.spec:11 (Requires(post) of app)
    source: https://github.com/microsoft/azurelinux/blob/4.0/base/packages/sdk.packages.toml
    (2026-04-29, rule azl4-python-old)
    do: move to Python 3.14
  
  BLOCKER  RG505 scriptlet-tool-missing  no-such-command                  3a4e091e
    app.spec -> no-such-command -> nothing
    a scriptlet needs it, and no package of azurelinux-4.0 has it [medium
    confidence]
    1 subject needs it: app.spec (%post of app-libs)
    do: change the scriptlet to what the target has, or let it do without
  
  ERROR  RG102 missing-package  debootstrap                               d171cb74
    app.spec -> debootstrap -> nothing
    no package of azurelinux-4.0 has or provides this name; debootstrap was asked
    for when build images moved from 3.0, and added to base in June 2026; needed
    only to build [medium confidence]
    1 subject needs it: app.spec:6 (BuildRequires)
    source: https://github.com/microsoft/azurelinux/pull/17669 (2026-06-09, rule
    azl4-debootstrap)
    do: take a newer snapshot, or build the Debian root elsewhere
  
  once the rest is gone, to install:
    dnf install rsyslog
    1 package, 6.9 KiB to download, 5.0 KiB installed
    of the packages that it uses itself, 1 of 2 are in the image core
  
  not checked:
    a condition on %{no_such_distribution}, which is not defined here: app.spec:7
    requirements that are computed while it is built are not known: app.spec
      (%generate_buildrequires)
    the commands that build, install and test it are not read: app.spec
    triggers of a spec are not read: app.spec (%triggerin)
    what-%{nobody_defines} has a macro that this machine's rpm does not know:
      app.spec (Requires of app-libs)
  
  to bear in mind:
    is parsed with the macros of this machine's rpm: conditions are as here, and
      %{dist} is undefined: app.spec
  [1]

What rpm cannot parse is said in its words.

  $ printf 'Name: broken\n%%if\n' > broken.spec
  $ rpmgap scan broken.spec $AZL4 --baseline none --trust-specs
  broken.spec: 1 file, 0 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old)
  no findings, 1 not checked
  nothing that has requirements was found in what could be read
  
  not checked:
    rpm cannot parse it: broken.spec (line 2: Unknown tag: %if)
  rpmgap: nothing that was read has requirements: nothing was audited
  [5]

One that does not end is ended.

  $ printf 'Name: %%(sleep 1000 & while :; do :; done)\n' > endless.spec
  $ rpmgap scan endless.spec $AZL4 --baseline none --trust-specs 2>/dev/null | tail -n 2
  not checked:
    the spec cannot be parsed: endless.spec (it took longer than 10 seconds)

A file of another program that has this ending is none.

  $ printf '%%rename lib liborig\n*lib: %%(liborig)\n' > compiler.spec
  $ rpmgap scan compiler.spec $AZL4 --baseline none --trust-specs | tail -n 2
  rpmgap: nothing that was read has requirements: nothing was audited
  not checked:
    is of no kind that has requirements: compiler.spec
