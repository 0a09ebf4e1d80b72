A scan as Markdown: the first line is what a reader of a pull request has to know.

  $ rpmgap scan applications/trip $AZL4 $FEDORA --format markdown > comment.md
  [1]
  $ sed -n '1,12p' comment.md
  ## applications/trip on azurelinux-4.0: fails: 13 blockers and 5 errors (--fail-on error)
  
  **Can it migrate?** Not as it is: 13 blockers and 5 errors.
  
  13 blockers, 5 errors, 7 warnings, 4 not checked
  
  installs from: no tier; libobjc.so.4()(64bit), libreplay.so.1()(64bit), libcbor.so.0.13()(64bit) and 12 more are in the way; from fedora-43 it does not either
  
  - **blocker** `RG101` `python3dist(certbot) >= 4` (`54d2cd53`): no package of any channel of azurelinux-4.0 provides it; certbot and dehydrated are not packaged, and mod\_md, the ACME client within httpd, is; fedora-43 has it in python3-certbot-5.1.0-2.fc43.noarch<br>in `packages/collector-1.4-1.fc43.x86_64.rpm (Requires)`<br>to do: let mod\_md see to the certificates of httpd, or install a client from PyPI
  - **blocker** `RG102` `java-21-openjdk-headless` (`e957dd39`): no package of azurelinux-4.0 has or provides this name; Java 25 is the only OpenJDK, and 21 and older were taken out; fedora-43 has it in java-21-openjdk-headless-1:21.0.10.0.7-1.fc43.x86\_64<br>in `packages/collector-1.4-1.fc43.x86_64.rpm (Requires)`<br>to do: move to java-25-openjdk, or bring a JDK along
  - **blocker** `RG103` `libobjc.so.4()(64bit)` (`c531d0bb`): no package of azurelinux-4.0 has this library; GCC is built without Objective-C, and GNUstep is left out with it; fedora-43 has it in libobjc-15.2.1-6.fc43.x86\_64<br>in `bin/collector (DT_NEEDED)`<br>to do: ship libobjc with the application
  - **blocker** `RG104` `libcbor.so.0.13()(64bit)` (`850d2479`): azurelinux-4.0 has another major of this library; nearest: libcbor.so.0.12()(64bit) in libcbor-0.12.0-7.azl4.x86\_64 (base); fedora-43 has it in libcbor-0.13.0-1.fc43.x86\_64<br>in `lib/libcollect.so.2 (DT_NEEDED)`<br>to do: rebuild against libcbor.so.0.12, or ship libcbor.so.0.13 beside the application
  $ grep '<summary>' comment.md
  <details><summary>15 more findings</summary>
  <details><summary>how the application comes to each</summary>
  <details><summary>once the rest is gone, to install</summary>
  <details><summary>4 not checked</summary>
  <details><summary>metadata</summary>
  $ sed -n '/dnf install/{=;p}' comment.md; sed -n '/summary>4 not checked/,/<\/details>/p' comment.md; sed -n '/summary>metadata/,/<\/details>/p' comment.md
  73
  dnf install gnutls gzip jq openssl-libs python3 python3-cryptography systemd systemd-libs
  <details><summary>4 not checked</summary>
  
  - a segment lies outside the file: `libexec/collector/damaged (PT_LOAD: the file is truncated or damaged)`
  - command name in a variable: `scripts/install.sh:12 ("$COLLECTOR_RUNNER")`
  - eval'd text: `scripts/install.sh:11 ("$COLLECTOR_HOOK")`
  - the dynamic section lies outside the file: `libexec/collector/damaged (PT_DYNAMIC)`
  
  </details>
  <details><summary>metadata</summary>
  
  - azurelinux-4.0 x86\_64 (2026-01-01, 7 days old): `base`: sha256 of repomd.xml `531de9486865d0603824235d5dc772b34236cdcc8a355c71ed8534a301f905cf`: a local directory
  - azurelinux-4.0 x86\_64 (2026-01-01, 7 days old): `nvidia`: sha256 of repomd.xml `d43c998d0f0ec19f284496ccbe6f647caff5669031971d23645f90cc18a60765`: a local directory
  - azurelinux-4.0 x86\_64 (2026-01-01, 7 days old): `sdk`: sha256 of repomd.xml `7d23d6c88a4a76ee05782165f0971d0d09c27c4d5a5a32cee617e93285267054`: a local directory
  - fedora-43 x86\_64 (2026-01-01, 7 days old): `fedora`: sha256 of repomd.xml `16977fe8e345247c2a750e664570cc3a499fbb3b5bd69581d073fcc571ad0a4c`: a local directory
  - fedora-43 x86\_64 (2026-01-01, 7 days old): `updates`: sha256 of repomd.xml `b42be5102606da4049b70a2896fe77c85f82b497a09a59deba45d81e81ea515c`: a local directory
  
  </details>
  $ grep -F '`850d2479`:' comment.md
  - `850d2479`: `bin/collector` → `lib/libcollect.so.2` → `libcbor.so.0.13()(64bit)` → `nothing`

What passes says what was asked; the text still goes to the terminal.

  $ rpmgap scan applications/clean $AZL4 $FEDORA --format markdown | head -8
  ## applications/clean on azurelinux-4.0: passes: no finding at or over error
  
  **Can it migrate?** Yes: everything that it requires is there.
  
  no finding counts, everything checked
  
  installs from: the enabled channels (base)
  
  $ rpmgap scan applications/trip $AZL4 $FEDORA --fail-on never --format markdown | head -1
  ## applications/trip on azurelinux-4.0: passes: findings never fail this run; 4 things were not checked
  $ rpmgap scan applications/hostile $AZL4 $FEDORA --strict --format markdown | head -1
  ## applications/hostile on azurelinux-4.0: fails: 17 things were not checked, and the run is strict
  $ rpmgap scan applications/clean $AZL4 $FEDORA --output markdown=comment.md | head -1; head -1 comment.md
  applications/clean: 8 files, 68 requirements
  ## applications/clean on azurelinux-4.0: passes: no finding at or over error

Hostile names make no markup, no link, no mention, no picture, and end no span of code.

  $ mkdir app && printf '#!/usr/bin/<b>@all`#1`![x](https:x)\n' > 'app/``` @all #1 <b> | www.host.invalid.sh' && printf '#!/bin/sh\ndnf install "@everyone" "a``b"\n' > 'app/[x](javascript:x).sh'
  $ rpmgap scan app $AZL4 --baseline none --format markdown | sed '/summary>metadata/,$d'
  ## app on azurelinux-4.0: fails: 1 blocker (--fail-on error)
  
  **Can it migrate?** Not as it is: 1 blocker.
  
  1 blocker, 3 not checked
  
  installs from: no tier; /usr/bin/&lt;b&gt;@&#8203;all\`\#&#8203;1\`!\[x\](https:x) is in the way
  
  - **blocker** `RG107` ``/usr/bin/<b>@all`#1`![x](https:x)`` (`8937f892`): no package of azurelinux-4.0 has this path<br>in ```` ``` @all #1 <b> | www.host.invalid.sh:1 ````<br>to do: use the target's path, or create the file while the image is built
  
  <details><summary>how the application comes to each</summary>
  
  - `8937f892`: ```` ``` @all #1 <b> | www.host.invalid.sh ```` → ``/usr/bin/<b>@all`#1`![x](https:x)`` → `nothing`
  
  </details>
  
  <details><summary>once the rest is gone, nothing to install</summary>
  
  - of the packages that it uses itself, 2 of 2 are in the image core
  
  </details>
  
  <details><summary>3 not checked</summary>
  
  - commands of a &lt;b&gt;@&#8203;all\`\#&#8203;1\`!\[x\](https:x) script are not read: ```` ``` @all #1 <b> | www.host.invalid.sh ````
  - package group: `[x](javascript:x).sh:2 (@everyone)`
  - shell that could not be parsed: `[x](javascript:x).sh:2 (1 line)`
  
  </details>
  

However much is found, it fits a comment, and says how much does not.

  $ { echo 'FROM scratch'; seq -f 'RUN dnf install lacking-%05.0f' 1 7000; } > Dockerfile
  $ rpmgap scan Dockerfile $AZL4 --baseline none --format markdown -v > comment.md
  [1]
  $ test $(wc -m < comment.md) -le 65536
  $ sed -n '1,8p' comment.md; grep -E 'not listed here|<summary>' comment.md
  ## Dockerfile on azurelinux-4.0: fails: 7000 blockers (--fail-on error)
  
  **Can it migrate?** Not as it is: 7000 blockers.
  
  7000 blockers, everything checked
  
  installs from: no tier; lacking-00001, lacking-00002, lacking-00003 and 6997 more are in the way
  
  <details><summary>6990 more findings</summary>
  - ... and 6874 more, not listed here
  <details><summary>how the application comes to each</summary>
  - ... and 6886 more, not listed here
  <details><summary>once the rest is gone, nothing to install</summary>
  <details><summary>metadata</summary>

