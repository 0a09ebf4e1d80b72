The application that trips many checks at once; each has a pair of its own in RGnnn.t.

  $ rpmgap scan applications/trip $AZL4 $FEDORA
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
     1  BLOCKER RG105 missing-symbol-version: libgnutls.so.30(GNUTLS_3_9_0)(64bit)
     2  BLOCKER RG107 missing-file: /etc/redhat-release, /usr/bin/dash
     1  BLOCKER RG301 version-too-old: gtk4 >= 4.20.4
     1  BLOCKER RG304 dist-tag-pinned: nss >= 3.121.0-1.fc43
     1  BLOCKER RG501 uninstallable: mobile-broadband-provider-info >= 20090602
     2  BLOCKER RG503 arch-missing: /lib/ld-linux.so.2, libc.so.6
     1  ERROR RG104 soname-differs: libfuse3.so.4()(64bit)
     1  ERROR RG108 missing-command: lsb_release
     2  ERROR RG201 channel-unsupported: libbsd-devel and 1 more
     1  ERROR RG202 channel-optional: libcudart.so.13()(64bit)
     1  WARNING RG108 missing-command: debootstrap
     2  WARNING RG109 unresolved-everywhere: libacmesdk.so.5()(64bit) and 1 more
     1  WARNING RG201 channel-unsupported: ffmpeg-free
     1  WARNING RG302 version-older: python3-cryptography
     1  WARNING RG602 not-in-image: gzip
     1  WARNING RG605 bundled-off-path: libreplay.so.1()(64bit)
  
  BLOCKER  RG101 missing-capability  python3dist(certbot) >= 4            54d2cd53
    packages/collector-1.4-1.fc43.x86_64.rpm -> python3dist(certbot) >= 4 ->
      nothing
    no package of any channel of azurelinux-4.0 provides it; certbot and
    dehydrated are not packaged, and mod_md, the ACME client within httpd, is;
    fedora-43 has it in python3-certbot-5.1.0-2.fc43.noarch
    1 subject needs it: packages/collector-1.4-1.fc43.x86_64.rpm (Requires)
    source: https://github.com/microsoft/azurelinux/tree/4.0/base/comps
    (2026-04-29, rule azl4-certbot)
    do: let mod_md see to the certificates of httpd, or install a client from PyPI
  
  BLOCKER  RG102 missing-package  debootstrap                             d171cb74
    scripts/install.sh -> debootstrap -> nothing
    no package of azurelinux-4.0 has or provides this name; debootstrap was asked
    for when build images moved from 3.0, and added to base in June 2026;
    fedora-43 has it in debootstrap-1.0.141-2.fc43.noarch [medium confidence]
    1 subject needs it: scripts/install.sh:5
    source: https://github.com/microsoft/azurelinux/pull/17669 (2026-06-09, rule
    azl4-debootstrap)
    do: take a newer snapshot, or build the Debian root elsewhere
  
  BLOCKER  RG102 missing-package  java-21-openjdk-headless                e957dd39
    packages/collector-1.4-1.fc43.x86_64.rpm -> java-21-openjdk-headless ->
      nothing
    no package of azurelinux-4.0 has or provides this name; Java 25 is the only
    OpenJDK, and 21 and older were taken out; fedora-43 has it in
    java-21-openjdk-headless-1:21.0.10.0.7-1.fc43.x86_64
    1 subject needs it: packages/collector-1.4-1.fc43.x86_64.rpm (Requires)
    source: https://github.com/microsoft/azurelinux/tree/4.0/base/comps
    (2026-04-29, rule azl4-java-old)
    do: move to java-25-openjdk, or bring a JDK along
  
  BLOCKER  RG103 missing-soname  libobjc.so.4()(64bit)                    c531d0bb
    bin/collector -> libobjc.so.4()(64bit) -> nothing
    no package of azurelinux-4.0 has this library; GCC is built without
    Objective-C, and GNUstep is left out with it; fedora-43 has it in
    libobjc-15.2.1-6.fc43.x86_64
    1 subject needs it: bin/collector (DT_NEEDED) and 1 other place
    source: https://github.com/microsoft/azurelinux/blob/4.0/base/comps/gcc/gcc.comp.toml
    (2026-04-29, rule azl4-gcc-objc)
    do: ship libobjc with the application
  
  BLOCKER  RG104 soname-differs  libcbor.so.0.13()(64bit)                 850d2479
    bin/collector -> lib/libcollect.so.2 -> libcbor.so.0.13()(64bit) -> nothing
    azurelinux-4.0 has another major of this library; nearest:
    libcbor.so.0.12()(64bit) in libcbor-0.12.0-7.azl4.x86_64 (base); fedora-43 has
    it in libcbor-0.13.0-1.fc43.x86_64
    1 subject needs it: lib/libcollect.so.2 (DT_NEEDED)
    do: rebuild against libcbor.so.0.12, or ship libcbor.so.0.13 beside the
        application
  
  BLOCKER  RG105 missing-symbol-version  libgnutls.so.30(GNUTLS_3_9_0)(64bit)
    576b0ca8
    bin/collector -> lib/libcollect.so.2 -> libgnutls.so.30(GNUTLS_3_9_0)(64bit)
      -> nothing
    azurelinux-4.0 has libgnutls.so.30, without this symbol version; nearest:
    libgnutls.so.30()(64bit) in gnutls-3.8.12-2.azl4.x86_64 (base); fedora-43 has
    it in gnutls-3.8.12-1.fc43.x86_64
    1 subject needs it: lib/libcollect.so.2 (.gnu.version_r)
    do: rebuild on azurelinux-4.0, or against a libgnutls.so.30 that is not newer
  
  BLOCKER  RG107 missing-file  /etc/redhat-release                        8570c11b
    packages/collector-1.4-1.fc43.x86_64.rpm -> /etc/redhat-release -> nothing
    no package of azurelinux-4.0 has this path; Azure Linux has /etc/os-release,
    /etc/system-release and /etc/azurelinux-release, and no release file of
    another distribution; fedora-43 has it in
    fedora-release-common-43-26.fc43.noarch
    1 subject needs it: packages/collector-1.4-1.fc43.x86_64.rpm (Requires)
    source: https://github.com/microsoft/azurelinux/blob/4.0/base/comps/azurelinux-release/azurelinux-release.spec
    (2026-04-29, rule azl4-release-file)
    do: read /etc/os-release, or require system-release
  
  BLOCKER  RG107 missing-file  /usr/bin/dash                              d889a55b
    scripts/rotate -> /usr/bin/dash -> nothing
    no package of azurelinux-4.0 has this path; dash is not packaged: /bin/sh is
    bash; fedora-43 has it in dash-0.5.12-7.fc43.x86_64
    1 subject needs it: scripts/rotate:1
    source: https://github.com/microsoft/azurelinux/tree/4.0/base/comps
    (2026-04-29, rule azl4-dash)
    do: write #!/bin/sh, or take busybox
  
  BLOCKER  RG301 version-too-old  gtk4 >= 4.20.4                          0eaf2d74
    packages/collector-1.4-1.fc43.x86_64.rpm -> gtk4 >= 4.20.4 -> nothing
    azurelinux-4.0 has it, in no version that fits; nearest: 4.20.3-2.azl4 in
    gtk4-4.20.3-2.azl4.x86_64 (base); fedora-43 has it in
    gtk4-4.20.4-1.fc43.x86_64
    1 subject needs it: packages/collector-1.4-1.fc43.x86_64.rpm (Requires)
    do: relax the bound if the version that is there will do, or bring the other
        one along
  
  BLOCKER  RG304 dist-tag-pinned  nss >= 3.121.0-1.fc43                   5806d02b
    packages/collector-1.4-1.fc43.x86_64.rpm -> nss >= 3.121.0-1.fc43 -> nothing
    only the dist tag of the bound keeps azurelinux-4.0 from meeting it; nearest:
    3.121.0-1.azl4 in nss-3.121.0-1.azl4.x86_64 (base); fedora-43 has it in
    nss-3.121.0-1.fc43.x86_64
    1 subject needs it: packages/collector-1.4-1.fc43.x86_64.rpm (Requires)
    do: rebuild on the target, or write the bound without a dist tag
  
  BLOCKER  RG501 uninstallable  mobile-broadband-provider-info >= 20090602
    e7d736f9
    packages/collector-1.4-1.fc43.x86_64.rpm -> libnma (base) ->
      mobile-broadband-provider-info >= 20090602 -> only in sdk
    what provides it cannot be installed from the enabled channels of
    azurelinux-4.0; the channel sdk has mobile-broadband-provider-info >= 20090602
    1 subject needs it: packages/collector-1.4-1.fc43.x86_64.rpm (Requires)
    do: enable the channel sdk, knowing its support state
  
  BLOCKER  RG503 arch-missing  /lib/ld-linux.so.2                         cb2f1a69
    libexec/collector/legacy32 -> /lib/ld-linux.so.2 -> nothing
    azurelinux-4.0 has no program loader for i686; fedora-43 has it in
    glibc-2.42-9.fc43.i686
    1 subject needs it: libexec/collector/legacy32 (PT_INTERP)
    do: build for an architecture that the target has
  
  BLOCKER  RG503 arch-missing  libc.so.6                                  f333c17d
    libexec/collector/legacy32 -> libc.so.6 -> nothing
    azurelinux-4.0 has it for another architecture only; nearest:
    libc.so.6()(64bit) in glibc-2.42-10.azl4.x86_64 (base); fedora-43 has it in
    glibc-2.42-9.fc43.i686
    1 subject needs it: libexec/collector/legacy32 (DT_NEEDED) and 1 other place
    do: build for an architecture that the target has
  
  ERROR  RG104 soname-differs  libfuse3.so.4()(64bit)                     d6261d6b
    libexec/collector/optional -> libfuse3.so.4()(64bit) -> nothing
    azurelinux-4.0 has another major of this library; nearest:
    libfuse3.so.3()(64bit) in fuse3-libs-3.16.2-7.azl4.x86_64 (base); fedora-43
    has it in fuse3-libs-3.17.4-1.fc43.x86_64
    1 subject needs it: libexec/collector/optional (.note.dlopen)
    do: rebuild against libfuse3.so.3, or ship libfuse3.so.4 beside the
        application
  
  ERROR  RG108 missing-command  lsb_release                               4fd7bdb6
    scripts/install.sh -> lsb_release -> nothing
    no package of azurelinux-4.0 has this command in its search path; Azure Linux
    has no LSB package and no lsb_release; fedora-43 has it in
    redhat-lsb-core-5.0-6.fc43.x86_64 [medium confidence]
    1 subject needs it: scripts/install.sh:6
    source: https://github.com/microsoft/azurelinux/blob/4.0/base/comps/azurelinux-release/azurelinux-release.spec
    (2026-04-29, rule azl4-lsb-release)
    do: read ID and VERSION_ID of /etc/os-release
  
  ERROR  RG201 channel-unsupported  libbsd-devel                          17f8deff
    packages/collector-gpu-1.4-1.fc43.x86_64.rpm -> libbsd-devel ->
      libbsd-devel-0.12.2-7.azl4.x86_64 (sdk)
    only the unsupported channel sdk of azurelinux-4.0 has it; libbsd and libmd
    are in base, and their headers only in the sdk channel; fedora-43 has it in
    libbsd-devel-0.12.2-6.fc43.x86_64
    1 subject needs it: packages/collector-gpu-1.4-1.fc43.x86_64.rpm (Requires)
    source: https://github.com/microsoft/azurelinux/blob/4.0/base/packages/sdk.packages.toml
    (2026-04-29, rule azl4-libbsd-devel)
    do: build where sdk is enabled; only the build needs it
  
  ERROR  RG201 channel-unsupported  libpython3.12.so.1.0()(64bit)         d8df0bc2
    libexec/collector/embed-python -> libpython3.12.so.1.0()(64bit) ->
      python3.12-libs-3.12.12-5.azl4.x86_64 (sdk)
    only the unsupported channel sdk of azurelinux-4.0 has it; Python 3.14 is the
    only supported one, and 3.9 to 3.13 are only in the sdk channel; fedora-43 has
    it in python3.12-libs-3.12.12-4.fc43.x86_64
    1 subject needs it: libexec/collector/embed-python (DT_NEEDED)
    source: https://github.com/microsoft/azurelinux/blob/4.0/base/packages/sdk.packages.toml
    (2026-04-29, rule azl4-python-old)
    do: move to Python 3.14
  
  ERROR  RG202 channel-optional  libcudart.so.13()(64bit)                 097f6628
    libexec/collector/gpu-probe -> libcudart.so.13()(64bit) ->
      cuda-cudart-13-0-13.0.96-1.azl4.x86_64 (nvidia)
    only the channel nvidia of azurelinux-4.0 has it, which is not enabled by
    default; fedora-43 does not have it either
    2 subjects need it: libexec/collector/gpu-probe (DT_NEEDED) and 1 other place,
      packages/collector-gpu-1.4-1.fc43.x86_64.rpm (Requires)
    do: enable the channel nvidia where the application is installed
  
  WARNING  RG108 missing-command  debootstrap                             a2a23316
    scripts/install.sh -> debootstrap -> nothing
    no package of azurelinux-4.0 has this command in its search path; debootstrap
    was asked for when build images moved from 3.0, and added to base in June
    2026; fedora-43 has it in debootstrap-1.0.141-2.fc43.noarch [medium
    confidence]
    1 subject needs it: scripts/install.sh:7
    source: https://github.com/microsoft/azurelinux/pull/17669 (2026-06-09, rule
    azl4-debootstrap)
    do: take a newer snapshot, or build the Debian root elsewhere
  
  WARNING  RG109 unresolved-everywhere  libacmesdk.so.5()(64bit)          ff787fbf
    libexec/collector/vendor-probe -> libacmesdk.so.5()(64bit) -> nothing
    neither azurelinux-4.0 nor fedora-43 has it: third-party, bundled elsewhere,
    or not part of a distribution
    1 subject needs it: libexec/collector/vendor-probe (DT_NEEDED) and 1 other
      place
    do: bring it along from where it comes from today; the migration does not
        change it
  
  WARNING  RG109 unresolved-everywhere  libc.so.6(GLIBC_2.43)(64bit)      84999f53
    libexec/collector/newer-glibc -> libc.so.6(GLIBC_2.43)(64bit) -> nothing
    neither azurelinux-4.0 nor fedora-43 has this version: built with another or
    newer libc.so.6; nearest: libc.so.6(GLIBC_2.42)(64bit) in
    glibc-2.42-10.azl4.x86_64 (base)
    1 subject needs it: libexec/collector/newer-glibc (.gnu.version_r)
    do: build on the oldest distribution that it has to run on
  
  WARNING  RG201 channel-unsupported  ffmpeg-free                         8f346fc8
    packages/collector-gpu-1.4-1.fc43.x86_64.rpm -> ffmpeg-free ->
      ffmpeg-free-7.1.2-5.azl4.x86_64 (sdk)
    only the unsupported channel sdk of azurelinux-4.0 has it; the programs of
    FFmpeg are only in the sdk channel; fedora-43 has it in
    ffmpeg-free-7.1.2-4.fc43.x86_64
    1 subject needs it: packages/collector-gpu-1.4-1.fc43.x86_64.rpm (Recommends)
    source: https://github.com/microsoft/azurelinux/blob/4.0/base/packages/sdk.packages.toml
    (2026-04-29, rule azl4-ffmpeg)
    do: ask for it in base, or convert elsewhere
  
  WARNING  RG302 version-older  python3-cryptography                      782cac1d
    packages/collector-1.4-1.fc43.x86_64.rpm -> python3-cryptography >= 45 ->
      python3-cryptography-45.0.4-2.azl4.x86_64 (base)
    python3-cryptography is 45.0.4-2.azl4 on azurelinux-4.0, older than
    46.0.5-1.fc43 on fedora-43
    1 subject needs it: packages/collector-1.4-1.fc43.x86_64.rpm (Requires)
    do: test what the application uses of it; later fixes and features are not
        there
  
  WARNING  RG602 not-in-image  gzip                                       2b2a3827
    scripts/rotate -> gzip -> gzip-1.13-5.azl4.x86_64 (base)
    azurelinux-4.0 has it in gzip, which is neither in the image core nor
    installed by the application [medium confidence]
    1 subject needs it: scripts/rotate:2
    do: install gzip first
  
  WARNING  RG605 bundled-off-path  libreplay.so.1()(64bit)                d6ac8b6a
    bin/collector-replay -> libreplay.so.1()(64bit) -> lib/plugins/libreplay.so.1
      (not searched)
    the application has the library as
    applications/trip/lib/plugins/libreplay.so.1, where the loader does not look;
    fedora-43 does not have it either
    1 subject needs it: bin/collector-replay (DT_NEEDED)
    do: set RUNPATH to $ORIGIN and the way to that directory, or LD_LIBRARY_PATH
        in the script that starts it
  
  once the rest is gone, to install:
    dnf install gnutls gzip jq openssl-libs python3 python3-cryptography systemd systemd-libs
    19 packages, 135.9 KiB to download, 120.7 KiB installed; 1 only recommended
    of the packages that it uses itself, 4 of 12 are in the image core
  
  not checked:
    a segment lies outside the file: libexec/collector/damaged (PT_LOAD: the file
      is truncated or damaged)
    command name in a variable: scripts/install.sh:12 ("$COLLECTOR_RUNNER")
    eval'd text: scripts/install.sh:11 ("$COLLECTOR_HOOK")
    the dynamic section lies outside the file: libexec/collector/damaged
      (PT_DYNAMIC)
  
  to bear in mind:
    static executable: libraries it opens at run time (NSS, dlopen) and programs
      it runs are not visible: libexec/collector/agent,
      libexec/collector/agent-pie
  
  fails: 13 blockers and 5 errors (--fail-on error); the first lines say from
    where it installs
  [1]

The codes, as a program counts them.

  $ rpmgap scan applications/trip $AZL4 $FEDORA --format json | grep -o '"code": "RG[0-9]*"' | sort | uniq -c
        1 "code": "RG101"
        2 "code": "RG102"
        1 "code": "RG103"
        2 "code": "RG104"
        1 "code": "RG105"
        2 "code": "RG107"
        2 "code": "RG108"
        2 "code": "RG109"
        3 "code": "RG201"
        1 "code": "RG202"
        1 "code": "RG301"
        1 "code": "RG302"
        1 "code": "RG304"
        1 "code": "RG501"
        2 "code": "RG503"
        1 "code": "RG602"
        1 "code": "RG605"
        4 "code": "RG901"

Without a baseline nothing is unresolved everywhere, and nothing is older.

  $ rpmgap scan applications/trip $AZL4 --baseline none --format json | grep -o '"code": "RG[0-9]*"' | sort | uniq -c
        1 "code": "RG101"
        2 "code": "RG102"
        2 "code": "RG103"
        2 "code": "RG104"
        2 "code": "RG105"
        2 "code": "RG107"
        2 "code": "RG108"
        3 "code": "RG201"
        1 "code": "RG202"
        1 "code": "RG301"
        1 "code": "RG304"
        1 "code": "RG501"
        2 "code": "RG503"
        1 "code": "RG602"
        1 "code": "RG605"
        4 "code": "RG901"
