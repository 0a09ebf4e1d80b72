systemd units: what they run, and the units and users that they need.

  $ mkdir app && cat > app/web.service <<'END'
  > [Unit]
  > Requires=db.service nosuch.service
  > Wants=nosuch-weak.service
  > After=later.service
  > [Service]
  > User=web-nosuch
  > ExecStartPre=-/usr/bin/nosuch-guarded
  > ExecStart=/bin/sh -c "git status | \
  >   gzip"
  > ExecReload=/usr/bin/nosuch %i
  > ExecStop=/usr/bin/x-%H
  > END
  $ printf '[Service]\nExecStart=git\n' > app/db.service
  $ printf '[Timer]\nOnBootSec=1\n' > app/web.timer
  $ mkdir app/web.service.d && printf '[Service]\nExecStartPost=nosuch-drop-in\n' > app/web.service.d/10-more.conf
  $ rpmgap scan app $AZL4 $FEDORA
