One arch a run: the application's own, and 32-bit x86 beside x86_64.

  $ rpmgap scan applications/aarch64/clean $AZL4_ARM --baseline none
  applications/aarch64/clean: 1 file, 8 requirements
  on azurelinux-4.0 aarch64 (2026-01-01, 7 days old)
  no findings, everything checked
  installs from: the enabled channels (base)
  
  to install:
    dnf install openssl-libs
    4 packages, 28.9 KiB to download, 16.3 KiB installed
    of the packages that it uses itself, 1 of 2 are in the image core

  $ rpmgap scan applications/aarch64/fires $AZL4_ARM $FEDORA_ARM
  applications/aarch64/fires: 1 file, 5 requirements
  on azurelinux-4.0 aarch64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  1 blocker, everything checked
  installs from: no tier; libfuse3.so.4()(64bit) is in the way
  
  BLOCKER  RG104 soname-differs  libfuse3.so.4()(64bit)                   d6261d6b
    app -> libfuse3.so.4()(64bit) -> nothing
    azurelinux-4.0 has another major of this library; nearest:
    libfuse3.so.3()(64bit) in fuse3-libs-3.16.2-7.azl4.aarch64 (base); fedora-43
    has it in fuse3-libs-3.17.4-1.fc43.aarch64
    1 subject needs it: app (DT_NEEDED)
    do: rebuild against libfuse3.so.3, or ship libfuse3.so.4 beside the
        application
  
  once the rest is gone, nothing to install:
    of the packages that it uses itself, 1 of 1 are in the image core
  [1]

  $ rpmgap scan applications/i686/clean $FEDORA --target fedora-43 --baseline none
  applications/i686/clean: 1 file, 10 requirements
  on fedora-43 x86_64 (2026-01-01, 7 days old)
  no findings, everything checked
  installs from: the enabled channels (fedora, updates)
  
  to install:
    dnf install glibc glibc.i686 openssl-libs.i686 zlib-ng-compat.i686
    12 packages, 92.4 KiB to download, 107.6 KiB installed
  
  to bear in mind:
    no rule is about this distribution, so RG603, RG604, RG701 and RG702 are not
      looked for: fedora-43

  $ rpmgap scan applications/i686/fires $AZL4 $FEDORA
  applications/i686/fires: 1 file, 5 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  2 blockers, 1 warning, everything checked
  installs from: no tier; /lib/ld-linux.so.2, libcurl.so.4, libc.so.6 are in the
    way; from fedora-43 it does not either
  
  BLOCKER  RG503 arch-missing  /lib/ld-linux.so.2                         cb2f1a69
    app -> /lib/ld-linux.so.2 -> nothing
    azurelinux-4.0 has no program loader for i686; fedora-43 has it in
    glibc-2.42-9.fc43.i686
    1 subject needs it: app (PT_INTERP)
    do: build for an architecture that the target has
  
  BLOCKER  RG503 arch-missing  libc.so.6                                  f333c17d
    app -> libc.so.6 -> nothing
    azurelinux-4.0 has it for another architecture only; nearest:
    libc.so.6()(64bit) in glibc-2.42-10.azl4.x86_64 (base); fedora-43 has it in
    glibc-2.42-9.fc43.i686
    1 subject needs it: app (DT_NEEDED) and 1 other place
    do: build for an architecture that the target has
  
  WARNING  RG109 unresolved-everywhere  libcurl.so.4                      dc3fecd7
    app -> libcurl.so.4 -> nothing
    azurelinux-4.0 has it for another architecture only; fedora-43 does not meet
    it either; nearest: libcurl.so.4()(64bit) in libcurl-8.15.0-6.azl4.x86_64
    (base)
    1 subject needs it: app (DT_NEEDED)
    do: bring it along from where it comes from today; the migration does not
        change it
  
  once the rest is gone, nothing to install:
    of the packages that it uses itself, 1 of 1 are in the image core
  [1]

Files of another architecture are not checked, and say so.

  $ rpmgap scan applications/aarch64/clean $AZL4 --baseline none --arch x86_64 --strict
  applications/aarch64/clean: 1 file, 0 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old)
  no findings, 1 not checked
  nothing that has requirements was found in what could be read
  
  not checked:
    is built for aarch64, this run is for x86_64 (run again with --arch aarch64):
      app
  [5]

Metadata of another architecture alone answers nothing.

  $ rpmgap scan applications/aarch64/clean $AZL4 --baseline none
  rpmgap: cannot resolve against azurelinux-4.0: none of its packages is for aarch64, they are for x86_64: name the repositories of aarch64, or another --arch
  [3]
