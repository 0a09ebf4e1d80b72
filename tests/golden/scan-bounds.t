Bounds: what a later release may meet, what none ever will, and what is met by a Provides without a version.

  $ rpmgap scan applications/bounds $AZL4 --baseline none
  applications/bounds: 1 file, 15 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old)
  8 blockers, everything checked
  installs from: no tier; (libcurl >= 9 with libcurl < 8), certbot >= 5,
    glibc-kernheaders >= 3.0-47 and 5 more are in the way
  
  BLOCKER  RG102 missing-package  certbot >= 5                            2c1de159
    bounds-1-1.fc43.x86_64.rpm -> certbot >= 5 -> nothing
    no package of azurelinux-4.0 has or provides this name; certbot and dehydrated
    are not packaged, and mod_md, the ACME client within httpd, is
    1 subject needs it: bounds-1-1.fc43.x86_64.rpm (Requires)
    source: https://github.com/microsoft/azurelinux/tree/4.0/base/comps
    (2026-04-29, rule azl4-certbot)
    do: let mod_md see to the certificates of httpd, or install a client from PyPI
  
  BLOCKER  RG301 version-too-old  (libcurl >= 9 with libcurl < 8)         d7f7c0a7
    bounds-1-1.fc43.x86_64.rpm -> (libcurl >= 9 with libcurl < 8) -> nothing
    azurelinux-4.0 has it, in no version that fits; no version of libcurl is >= 9
    and < 8: waiting for an update does not help; nearest: 8.15.0-6.azl4 in
    libcurl-8.15.0-6.azl4.x86_64 (base)
    1 subject needs it: bounds-1-1.fc43.x86_64.rpm (Requires)
    do: change the bound: as it is, no package of the target will meet it
  
  BLOCKER  RG301 version-too-old  glibc-kernheaders >= 3.0-47             0c37ebf2
    bounds-1-1.fc43.x86_64.rpm -> glibc-kernheaders >= 3.0-47 -> nothing
    azurelinux-4.0 has it, in no version that fits; nearest: 3.0-46 in
    kernel-headers-6.18.5-1.2.azl4.x86_64 (base)
    1 subject needs it: bounds-1-1.fc43.x86_64.rpm (Requires)
    do: relax the bound if the version that is there will do, or bring the other
        one along
  
  BLOCKER  RG301 version-too-old  jq = 1.8.1-2.fc43                       b41ffb30
    bounds-1-1.fc43.x86_64.rpm -> jq = 1.8.1-2.fc43 -> nothing
    azurelinux-4.0 has it in newer versions only; no release of azurelinux-4.0
    ends in .fc43: waiting for an update does not help; nearest: 1.8.1-3.azl4 in
    jq-1.8.1-3.azl4.x86_64 (base)
    1 subject needs it: bounds-1-1.fc43.x86_64.rpm (Requires)
    do: change the bound: as it is, no package of the target will meet it
  
  BLOCKER  RG301 version-too-old  tar < 3                                 87a31338
    bounds-1-1.fc43.x86_64.rpm -> tar < 3 -> nothing
    the version fits but the epoch on azurelinux-4.0 does not; a missing epoch is
    0; an epoch never goes down: waiting for an update does not help; nearest:
    2:1.35-7.azl4 in tar-2:1.35-7.azl4.x86_64 (base)
    1 subject needs it: bounds-1-1.fc43.x86_64.rpm (Requires)
    do: change the bound: as it is, no package of the target will meet it
  
  BLOCKER  RG301 version-too-old  wget2-wget >= 1:2.2                     e81d352b
    bounds-1-1.fc43.x86_64.rpm -> wget2-wget >= 1:2.2 -> nothing
    the version fits but the epoch on azurelinux-4.0 does not; a missing epoch is
    0; nearest: 2.2.1-2.azl4 in wget2-wget-2.2.1-2.azl4.x86_64 (base)
    1 subject needs it: bounds-1-1.fc43.x86_64.rpm (Requires)
    do: relax the bound if the version that is there will do, or bring the other
        one along
  
  BLOCKER  RG304 dist-tag-pinned  nss = 3.121.0-1.fc43                    4a9999ae
    bounds-1-1.fc43.x86_64.rpm -> nss = 3.121.0-1.fc43 -> nothing
    only the dist tag of the bound keeps azurelinux-4.0 from meeting it; no
    release of azurelinux-4.0 ends in .fc43: waiting for an update does not help;
    nearest: 3.121.0-1.azl4 in nss-3.121.0-1.azl4.x86_64 (base)
    1 subject needs it: bounds-1-1.fc43.x86_64.rpm (Requires)
    do: rebuild on the target, or write the bound without a dist tag
  
  BLOCKER  RG304 dist-tag-pinned  nss >= 3.121.0-1.fc43                   5806d02b
    bounds-1-1.fc43.x86_64.rpm -> nss >= 3.121.0-1.fc43 -> nothing
    only the dist tag of the bound keeps azurelinux-4.0 from meeting it; nearest:
    3.121.0-1.azl4 in nss-3.121.0-1.azl4.x86_64 (base)
    1 subject needs it: bounds-1-1.fc43.x86_64.rpm (Requires)
    do: rebuild on the target, or write the bound without a dist tag
  
  once the rest is gone, to install:
    dnf install azurelinux-release
    1 package, 6.3 KiB to download, 19 B installed
    of the packages that it uses itself, 0 of 1 are in the image core
  
  to bear in mind:
    system-release < 45 is met by azurelinux-release-4.0-12.azl4.noarch (base),
      whose Provides has no version and meets any: bounds-1-1.fc43.x86_64.rpm
    system-release >= 43 is met by azurelinux-release-4.0-12.azl4.noarch (base),
      whose Provides has no version and meets any: bounds-1-1.fc43.x86_64.rpm
  [1]

What the baseline does not meet either is told apart in the same way.

  $ rpmgap scan applications/bounds $AZL4 $FEDORA | sed -n '/RG109/,/^$/p'
  WARNING  RG109 unresolved-everywhere  (libcurl >= 9 with libcurl < 8)   d7f7c0a7
    bounds-1-1.fc43.x86_64.rpm -> (libcurl >= 9 with libcurl < 8) -> nothing
    neither azurelinux-4.0 nor fedora-43 has a version that fits; no version of
    libcurl is >= 9 and < 8: waiting for an update does not help; nearest:
    8.15.0-6.azl4 in libcurl-8.15.0-6.azl4.x86_64 (base)
    1 subject needs it: bounds-1-1.fc43.x86_64.rpm (Requires)
    do: change the bound: as it is, no package of the target will meet it
  
  WARNING  RG109 unresolved-everywhere  certbot >= 5                      2c1de159
    bounds-1-1.fc43.x86_64.rpm -> certbot >= 5 -> nothing
    neither azurelinux-4.0 nor fedora-43 has it: third-party, bundled elsewhere,
    or not part of a distribution; certbot and dehydrated are not packaged, and
    mod_md, the ACME client within httpd, is
    1 subject needs it: bounds-1-1.fc43.x86_64.rpm (Requires)
    source: https://github.com/microsoft/azurelinux/tree/4.0/base/comps
    (2026-04-29, rule azl4-certbot)
    do: let mod_md see to the certificates of httpd, or install a client from PyPI
  
  WARNING  RG109 unresolved-everywhere  tar < 3                           87a31338
    bounds-1-1.fc43.x86_64.rpm -> tar < 3 -> nothing
    neither azurelinux-4.0 nor fedora-43 has a version that fits; an epoch never
    goes down: waiting for an update does not help; nearest: 2:1.35-7.azl4 in
    tar-2:1.35-7.azl4.x86_64 (base)
    1 subject needs it: bounds-1-1.fc43.x86_64.rpm (Requires)
    do: change the bound: as it is, no package of the target will meet it
  

The notes are in JSON too.

  $ rpmgap scan applications/bounds $AZL4 --baseline none --format json | grep -c 'whose Provides has no version'
  2

Which tags the releases of a distribution end in is said by its profile, and a profile of one's own may say otherwise. Without any, the release of the target
just differs.

  $ cat > own.toml <<END
  > id = "own-4"
  > name = "A distribution of one's own"
  > release = "4"
  > arches = ["x86_64"]
  > merged_directories = []
  > bin_directories = []
  > library_directories = []
  > dist_tags = []
  > rpm_features = []
  > [[channel]]
  > id = "base"
  > support = "enabled"
  > source = "$PWD/distributions/azurelinux-4.0/base"
  > END
  $ rpmgap scan applications/bounds --target ./own.toml --baseline none | grep -A4 'RG30.*nss = '
  BLOCKER  RG301 version-too-old  nss = 3.121.0-1.fc43                    4b7375a5
    bounds-1-1.fc43.x86_64.rpm -> nss = 3.121.0-1.fc43 -> nothing
    own-4 has it, in no version that fits; no release of own-4 ends in .fc43:
    waiting for an update does not help; nearest: 3.121.0-1.azl4 in
    nss-3.121.0-1.azl4.x86_64 (base)
  $ sed -i "s/dist_tags = .*/dist_tags = ['[.]azl[0-9]+']/" own.toml
  $ rpmgap scan applications/bounds --target ./own.toml --baseline none | grep -A4 'RG30.*nss = '
  BLOCKER  RG304 dist-tag-pinned  nss = 3.121.0-1.fc43                    4b7375a5
    bounds-1-1.fc43.x86_64.rpm -> nss = 3.121.0-1.fc43 -> nothing
    only the dist tag of the bound keeps own-4 from meeting it; no release of
    own-4 ends in .fc43: waiting for an update does not help; nearest:
    3.121.0-1.azl4 in nss-3.121.0-1.azl4.x86_64 (base)
