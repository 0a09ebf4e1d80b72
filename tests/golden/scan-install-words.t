Words of an install command may ask for one version or one architecture of a package.

  $ cat > Dockerfile <<'END'
  > FROM fedora:43
  > RUN dnf install -y glibc.i686 gtk4-4.20.4 nss-0:3.121.0-1.fc43.x86_64
  > RUN dnf install -y bash-5.0 'bash = 5.0'
  > END
  $ rpmgap scan Dockerfile $AZL4 $FEDORA -q
  BLOCKER  RG301 version-too-old  gtk4-4.20.4                             6facefb3
    Dockerfile -> gtk4-4.20.4 -> nothing
    azurelinux-4.0 has it, in no version that fits; nearest: 4.20.3-2.azl4 in
    gtk4-4.20.3-2.azl4.x86_64 (base); fedora-43 has it in
    gtk4-4.20.4-1.fc43.x86_64 [medium confidence]
    1 subject needs it: Dockerfile:2
    do: name the package without its version if the one that is there will do, or
        bring the other one along
  
  BLOCKER  RG304 dist-tag-pinned  nss-0:3.121.0-1.fc43.x86_64             69491647
    Dockerfile -> nss-0:3.121.0-1.fc43.x86_64 -> nothing
    only the dist tag of the release keeps azurelinux-4.0 from meeting it; no
    release of azurelinux-4.0 ends in .fc43: waiting for an update does not help;
    nearest: 3.121.0-1.azl4 in nss-3.121.0-1.azl4.x86_64 (base); fedora-43 has it
    in nss-3.121.0-1.fc43.x86_64 [medium confidence]
    1 subject needs it: Dockerfile:2
    do: name the package without its release
  
  BLOCKER  RG503 arch-missing  glibc.i686                                 de098eda
    Dockerfile -> glibc.i686 -> nothing
    azurelinux-4.0 has it for another architecture only; nearest: glibc in
    glibc-2.42-10.azl4.x86_64 (base); fedora-43 has it in glibc-2.42-9.fc43.i686
    [medium confidence]
    1 subject needs it: Dockerfile:2
    do: leave it out if nothing needs it any more, or build what does for an
        architecture that the target has
  
  WARNING  RG109 unresolved-everywhere  bash = 5.0                        e9325ceb
    Dockerfile -> bash = 5.0 -> nothing
    azurelinux-4.0 has it in newer versions only; fedora-43 does not meet it
    either; nearest: 5.3.9-4.azl4 in bash-5.3.9-4.azl4.x86_64 (base) [medium
    confidence]
    1 subject needs it: Dockerfile:3
    do: let newer versions through if the one that is there will do, or bring the
        older one along
  
  WARNING  RG109 unresolved-everywhere  bash-5.0                          e2f25c2e
    Dockerfile -> bash-5.0 -> nothing
    azurelinux-4.0 has it, in no version that fits; fedora-43 does not meet it
    either; nearest: 5.3.9-4.azl4 in bash-5.3.9-4.azl4.x86_64 (base) [medium
    confidence]
    1 subject needs it: Dockerfile:3
    do: name the package without its version if the one that is there will do, or
        bring the other one along
  [1]
  $ rpmgap scan Dockerfile $AZL4 --baseline none -q | grep -A3 "bash = 5.0"
  BLOCKER  RG301 version-too-old  bash = 5.0                              e9325ceb
    Dockerfile -> bash = 5.0 -> nothing
    azurelinux-4.0 has it in newer versions only; nearest: 5.3.9-4.azl4 in
    bash-5.3.9-4.azl4.x86_64 (base) [medium confidence]
    1 subject needs it: Dockerfile:3
