What a terminal shows: by its width, and with colours or without. "cat -v" shows an escape as ^[.

At 80 columns, which is also the width where nothing says another one.

  $ COLUMNS=80 rpmgap scan applications/trip $AZL4 $FEDORA > 80
  [1]

  $ rpmgap scan applications/trip $AZL4 $FEDORA | cmp - 80

  $ COLUMNS=wide rpmgap scan applications/trip $AZL4 $FEDORA | cmp - 80

Only what is one word, and the command that is there to be copied, is wider.

  $ awk 'length > 80' 80
    source: https://github.com/microsoft/azurelinux/blob/4.0/base/comps/gcc/gcc.comp.toml
    source: https://github.com/microsoft/azurelinux/blob/4.0/base/comps/azurelinux-release/azurelinux-release.spec
    source: https://github.com/microsoft/azurelinux/blob/4.0/base/comps/azurelinux-release/azurelinux-release.spec
    source: https://github.com/microsoft/azurelinux/blob/4.0/base/packages/sdk.packages.toml
    source: https://github.com/microsoft/azurelinux/blob/4.0/base/packages/sdk.packages.toml
    source: https://github.com/microsoft/azurelinux/blob/4.0/base/packages/sdk.packages.toml
    dnf install gnutls gzip jq openssl-libs python3 python3-cryptography systemd systemd-libs

  $ sed -n '1,12p; /^BLOCKER  RG103/,/^$/p' 80
  applications/trip: 21 files, 94 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  13 blockers, 5 errors, 7 warnings, 4 not checked
  installs from: no tier; libobjc.so.4()(64bit), libreplay.so.1()(64bit),
    libcbor.so.0.13()(64bit) and 12 more are in the way; from fedora-43 it does
    not either
  
     1  BLOCKER RG101 missing-capability: python3dist(certbot) >= 4
     2  BLOCKER RG102 missing-package: debootstrap, java-21-openjdk-headless
     1  BLOCKER RG103 missing-soname: libobjc.so.4()(64bit)
     1  BLOCKER RG104 soname-differs: libcbor.so.0.13()(64bit)
  BLOCKER  RG103 missing-soname  libobjc.so.4()(64bit)                    c531d0bb
    bin/collector -> libobjc.so.4()(64bit) -> nothing
    no package of azurelinux-4.0 has this library; GCC is built without
    Objective-C, and GNUstep is left out with it; fedora-43 has it in
    libobjc-15.2.1-6.fc43.x86_64
    1 subject needs it: bin/collector (DT_NEEDED) and 1 other place
    source: https://github.com/microsoft/azurelinux/blob/4.0/base/comps/gcc/gcc.comp.toml
    (2026-04-29, rule azl4-gcc-objc)
    do: ship libobjc with the application
  

At 200 columns.

  $ COLUMNS=200 rpmgap scan applications/trip $AZL4 $FEDORA > 200
  [1]

  $ awk 'length > 200' 200

  $ sed -n '1,12p; /^BLOCKER  RG103/,/^$/p' 200
  applications/trip: 21 files, 94 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43 (2026-01-01, 7 days old)
  13 blockers, 5 errors, 7 warnings, 4 not checked
  installs from: no tier; libobjc.so.4()(64bit), libreplay.so.1()(64bit), libcbor.so.0.13()(64bit) and 12 more are in the way; from fedora-43 it does not either
  
     1  BLOCKER RG101 missing-capability: python3dist(certbot) >= 4
     2  BLOCKER RG102 missing-package: debootstrap, java-21-openjdk-headless
     1  BLOCKER RG103 missing-soname: libobjc.so.4()(64bit)
     1  BLOCKER RG104 soname-differs: libcbor.so.0.13()(64bit)
     1  BLOCKER RG105 missing-symbol-version: libgnutls.so.30(GNUTLS_3_9_0)(64bit)
     2  BLOCKER RG107 missing-file: /etc/redhat-release, /usr/bin/dash
     1  BLOCKER RG301 version-too-old: gtk4 >= 4.20.4
  BLOCKER  RG103 missing-soname  libobjc.so.4()(64bit)                                                                                                                                            c531d0bb
    bin/collector -> libobjc.so.4()(64bit) -> nothing
    no package of azurelinux-4.0 has this library; GCC is built without Objective-C, and GNUstep is left out with it; fedora-43 has it in libobjc-15.2.1-6.fc43.x86_64
    1 subject needs it: bin/collector (DT_NEEDED) and 1 other place
    source: https://github.com/microsoft/azurelinux/blob/4.0/base/comps/gcc/gcc.comp.toml (2026-04-29, rule azl4-gcc-objc)
    do: ship libobjc with the application
  

With colours: the severity in the title of each finding has one.

  $ CLICOLOR_FORCE=1 COLUMNS=80 rpmgap scan applications/trip $AZL4 $FEDORA | cat -v > coloured
  $ grep RG103 coloured
     1  BLOCKER RG103 missing-soname: libobjc.so.4()(64bit)
  ^[[1;31mBLOCKER^[[0m  RG103 missing-soname  libobjc.so.4()(64bit)                    c531d0bb
  $ grep -o '\^\[\[[0-9;]*m[A-Z]*\^\[\[0m' coloured | sort | uniq -c | sed 's/^ *//'
  13 ^[[1;31mBLOCKER^[[0m
  5 ^[[31mERROR^[[0m
  7 ^[[33mWARNING^[[0m

Nothing but the colours is different.

  $ sed 's/\^\[\[[0-9;]*m//g' coloured | cmp - 80

  $ CLICOLOR_FORCE=1 COLUMNS=200 rpmgap scan applications/trip $AZL4 $FEDORA | cat -v | sed 's/\^\[\[[0-9;]*m//g' | cmp - 200

Which variable has the say.

  $ for set in A=1 CLICOLOR=1 CLICOLOR_FORCE= CLICOLOR_FORCE=0 CLICOLOR_FORCE=1 'CLICOLOR_FORCE=1 CLICOLOR=0' 'CLICOLOR_FORCE=1 NO_COLOR=' 'CLICOLOR_FORCE=1 NO_COLOR=1' 'CLICOLOR_FORCE=1 NO_COLOR=0'; do
  >   count=$(env $set rpmgap scan applications/trip $AZL4 $FEDORA | cat -v | grep -c '\^\[')
  >   echo "$set: $([ "$count" = 0 ] && echo plain || echo coloured)"
  > done
  A=1: plain
  CLICOLOR=1: plain
  CLICOLOR_FORCE=: plain
  CLICOLOR_FORCE=0: plain
  CLICOLOR_FORCE=1: coloured
  CLICOLOR_FORCE=1 CLICOLOR=0: coloured
  CLICOLOR_FORCE=1 NO_COLOR=: coloured
  CLICOLOR_FORCE=1 NO_COLOR=1: plain
  CLICOLOR_FORCE=1 NO_COLOR=0: plain

No other format has colours.

  $ for format in json ndjson cyclonedx; do CLICOLOR_FORCE=1 rpmgap scan applications/trip $AZL4 $FEDORA --format $format | cat -v | grep -c '\^\['; done
  0
  0
  0
  [1]

On a terminal: of 100 columns, of one that is dumb, and with what the user has set.

  $ cat > terminal <<'END'
  > import fcntl, os, pty, struct, sys, termios
  > child, terminal = pty.fork()
  > if child == 0:
  >     fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack('HHHH', 24, 100, 0, 0))
  >     os.execvp('rpmgap', ['rpmgap', *sys.argv[1:]])
  > shown = b''
  > try:
  >     while some := os.read(terminal, 65536):
  >         shown += some
  > except OSError:
  >     pass
  > text = shown.decode().replace('\r\n', '\n')
  > plain = text.split('\x1b[K')[-1].replace('\x1b[1;31m', '').replace('\x1b[0m', '')  # without the progress
  > print('coloured' if '\x1b[1;31mBLOCKER' in text else 'plain', max(len(line) for line in plain.split('\n') if 'RG103' in line))
  > END

  $ TERM=xterm /usr/bin/python3 terminal scan applications/pairs/RG103/fires $AZL4 $FEDORA
  coloured 100
  $ TERM=dumb /usr/bin/python3 terminal scan applications/pairs/RG103/fires $AZL4 $FEDORA
  plain 100
  $ TERM=xterm CLICOLOR=0 COLUMNS=60 /usr/bin/python3 terminal scan applications/pairs/RG103/fires $AZL4 $FEDORA
  plain 54
  $ TERM=xterm CLICOLOR=0 CLICOLOR_FORCE=1 /usr/bin/python3 terminal scan applications/pairs/RG103/fires $AZL4 $FEDORA
  coloured 100
  $ TERM=xterm NO_COLOR=1 /usr/bin/python3 terminal scan applications/pairs/RG103/fires $AZL4 $FEDORA
  plain 100
