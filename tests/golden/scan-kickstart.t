A kickstart file: packages, services, and the scripts of the machine and of the installer.

  $ mkdir app && cat > app/machine.ks <<'END'
  > #version=F43
  > lang en_US.UTF-8
  > url --url=https://user:secret@mirror.example/fedora
  > services --enabled=nosuch
  > %packages
  > git
  > debootstrap
  > @standard
  > -wget2
  > %end
  > %pre
  > nosuch-in-installer
  > %end
  > %post --erroronfail
  > dnf install -y wget2
  > nosuch-command
  > %end
  > END
  $ rpmgap scan app $AZL4 $FEDORA
