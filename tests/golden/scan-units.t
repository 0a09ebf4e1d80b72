systemd units: what they run, and the units and users that they need.

  $ mkdir app && cat > app/web.service <<'END'
  > [Unit]
  > Requires=db.service nosuch.service
  > Wants=nosuch-weak.service
  > After=later.service
  > [Service]
  > User=web-nosuch
  > ExecStartPre=-/usr/bin/nosuch-guarded
  > ExecStart=/bin/sh -c "jq . | \
  >   gzip"
  > ExecReload=/usr/bin/nosuch %i
  > ExecStop=/usr/bin/x-%H
  > END
  $ printf '[Service]\nExecStart=jq\n' > app/db.service
  $ printf '[Timer]\nOnBootSec=1\n' > app/web.timer
  $ mkdir app/web.service.d && printf '[Service]\nExecStartPost=nosuch-drop-in\n' > app/web.service.d/10-more.conf
  $ rpmgap scan app $AZL4 $FEDORA
  app: 4 files, 12 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  5 warnings, 3 notes, 1 not checked
  installs from: no tier; /usr/bin/nosuch, nosuch-drop-in are in the way; from
    fedora-43 it does not either
  
  WARNING  RG109 unresolved-everywhere  /usr/bin/nosuch                   f033649c
    web.timer -> web.service -> /usr/bin/nosuch -> nothing
    neither azurelinux-4.0 nor fedora-43 has it: third-party, bundled elsewhere,
    or not part of a distribution [medium confidence]
    1 subject needs it: web.service:10
    do: bring it along from where it comes from today; the migration does not
        change it
  
  WARNING  RG109 unresolved-everywhere  nosuch-drop-in                    1b4b8d11
    web.service.d/10-more.conf -> nosuch-drop-in -> nothing
    neither azurelinux-4.0 nor fedora-43 has it: third-party, bundled elsewhere,
    or not part of a distribution [medium confidence]
    1 subject needs it: web.service.d/10-more.conf:2
    do: bring it along from where it comes from today; the migration does not
        change it
  
  WARNING  RG109 unresolved-everywhere  nosuch.service                    0fd02dba
    web.timer -> web.service -> nosuch.service -> nothing
    neither azurelinux-4.0 nor fedora-43 has it: third-party, bundled elsewhere,
    or not part of a distribution [medium confidence]
    1 subject needs it: web.service:2
    do: bring it along from where it comes from today; the migration does not
        change it
  
  WARNING  RG602 not-in-image  gzip                                       2b2a3827
    web.timer -> web.service -> gzip -> gzip-1.13-5.azl4.x86_64 (base)
    azurelinux-4.0 has it in gzip, which is neither in the image core nor
    installed by the application [medium confidence]
    1 subject needs it: web.service:8
    do: install gzip first
  
  WARNING  RG602 not-in-image  jq                                         74276853
    web.timer -> web.service -> jq -> jq-1.8.1-3.azl4.x86_64 (base)
    azurelinux-4.0 has it in jq, which is neither in the image core nor installed
    by the application [medium confidence]
    2 subjects need it: db.service:2, web.service:8
    do: install jq first
  
  NOTE  RG109 unresolved-everywhere  /usr/bin/nosuch-guarded              5c39f61c
    web.timer -> web.service -> /usr/bin/nosuch-guarded -> nothing
    neither azurelinux-4.0 nor fedora-43 has it: third-party, bundled elsewhere,
    or not part of a distribution [medium confidence]
    1 subject needs it: web.service:7
    do: bring it along from where it comes from today; the migration does not
        change it
  
  NOTE  RG109 unresolved-everywhere  nosuch-weak.service                  8cea0d15
    web.timer -> web.service -> nosuch-weak.service -> nothing
    neither azurelinux-4.0 nor fedora-43 has it: third-party, bundled elsewhere,
    or not part of a distribution [medium confidence]
    1 subject needs it: web.service:3
    do: bring it along from where it comes from today; the migration does not
        change it
  
  NOTE  RG109 unresolved-everywhere  user(web-nosuch)                     dc02faa0
    web.timer -> web.service -> user(web-nosuch) -> nothing
    neither azurelinux-4.0 nor fedora-43 has it: third-party, bundled elsewhere,
    or not part of a distribution [low confidence]
    1 subject needs it: web.service:6
    do: bring it along from where it comes from today; the migration does not
        change it
  
  once the rest is gone, to install:
    dnf install gzip jq
    2 packages, 14.6 KiB to download, 20.0 KiB installed
    of the packages that it uses itself, 1 of 3 are in the image core
  
  not checked:
    command with a specifier: web.service:11 (/usr/bin/x-%H)

Users that the application makes itself are there.

  $ mkdir -p users/sysusers.d && printf '[Service]\nUser=one-nosuch\nGroup=two-nosuch\nExecStart=/bin/sh\n' > users/a.service
  $ printf '# c\nu one-nosuch - "One"\n' > users/sysusers.d/a.conf && printf '#!/bin/sh\ngroupadd -r two-nosuch\n' > users/setup
  $ rpmgap scan users $AZL4 $FEDORA | grep -e 'user(' -e 'group('
  [1]
