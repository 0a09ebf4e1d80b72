A kickstart file: packages, services, and the scripts of the machine and of the installer.

  $ mkdir app && cat > app/machine.ks <<'END'
  > #version=F43
  > lang en_US.UTF-8
  > url --url=https://user:secret@mirror.example/fedora
  > services --enabled=nosuch
  > %packages
  > jq
  > debootstrap
  > @standard
  > -gzip
  > %end
  > %pre
  > nosuch-in-installer
  > %end
  > %post --erroronfail
  > dnf install -y gzip
  > nosuch-command
  > %end
  > END
  $ rpmgap scan app $AZL4 $FEDORA
  app: 1 file, 8 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  1 blocker, 2 warnings, 1 note, 1 not checked
  installs from: no tier; debootstrap, nosuch-command are in the way; from
    fedora-43 it does not either
  
  BLOCKER  RG102 missing-package  debootstrap                             d171cb74
    machine.ks -> debootstrap -> nothing
    no package of azurelinux-4.0 has or provides this name; debootstrap was asked
    for when build images moved from 3.0, and added to base in June 2026;
    fedora-43 has it in debootstrap-1.0.141-2.fc43.noarch [medium confidence]
    1 subject needs it: machine.ks:7
    source: https://github.com/microsoft/azurelinux/pull/17669 (2026-06-09, rule
    azl4-debootstrap)
    do: take a newer snapshot, or build the Debian root elsewhere
  
  WARNING  RG109 unresolved-everywhere  nosuch-command                    0ba6e9cc
    machine.ks -> nosuch-command -> nothing
    neither azurelinux-4.0 nor fedora-43 has it: third-party, bundled elsewhere,
    or not part of a distribution [medium confidence]
    1 subject needs it: machine.ks:16
    do: bring it along from where it comes from today; the migration does not
        change it
  
  WARNING  RG109 unresolved-everywhere  nosuch.service                    0fd02dba
    machine.ks -> nosuch.service -> nothing
    neither azurelinux-4.0 nor fedora-43 has it: third-party, bundled elsewhere,
    or not part of a distribution [medium confidence]
    1 subject needs it: machine.ks:4
    do: bring it along from where it comes from today; the migration does not
        change it
  
  NOTE  RG109 unresolved-everywhere  nosuch-in-installer                  e835e673
    machine.ks -> nosuch-in-installer -> nothing
    neither azurelinux-4.0 nor fedora-43 has it: third-party, bundled elsewhere,
    or not part of a distribution; needed only to build [medium confidence]
    1 subject needs it: machine.ks:12
    do: bring it along from where it comes from today; the migration does not
        change it
  
  once the rest is gone, to install:
    dnf install gzip jq
    2 packages, 14.6 KiB to download, 20.0 KiB installed
    of the packages that it uses itself, 2 of 4 are in the image core
  
  not checked:
    package group: machine.ks:8 (@standard)
  
  to bear in mind:
    packages come from https://mirror.example/fedora: machine.ks
    the packages of the group core are installed too: machine.ks
  [1]
