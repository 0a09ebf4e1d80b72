A Dockerfile: what its stages install and start, and the distribution that its images are of.

  $ mkdir app && cat > app/Dockerfile <<'END'
  > # syntax=docker/dockerfile:1
  > ARG RELEASE=43
  > FROM registry.fedoraproject.org/fedora:${RELEASE} AS build
  > RUN dnf install -y gcc-nosuch \
  >     # only to build
  >     make-nosuch
  > FROM docker.io/library/fedora:${RELEASE}
  > ARG PACKAGES="jq gzip"
  > RUN <<EOF
  > dnf install -y $PACKAGES
  > dnf install -y debootstrap --enablerepo=extra
  > EOF
  > COPY --from=build /src/app /usr/local/bin/
  > COPY --from=busybox:1 /bin/busybox /bin/
  > ENTRYPOINT ["app"]
  > CMD ["/usr/bin/nosuch"]
  > END
  $ rpmgap scan app $AZL4 $FEDORA
  app: 1 file, 8 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  1 blocker, 3 notes, 1 not checked
  installs from: no tier; debootstrap is in the way
  
  BLOCKER  RG102 missing-package  debootstrap                             d171cb74
    Dockerfile -> debootstrap -> nothing
    no package of azurelinux-4.0 has or provides this name; debootstrap was asked
    for when build images moved from 3.0, and added to base in June 2026;
    fedora-43 has it in debootstrap-1.0.141-2.fc43.noarch [medium confidence]
    1 subject needs it: Dockerfile:11
    source: https://github.com/microsoft/azurelinux/pull/17669 (2026-06-09, rule
    azl4-debootstrap)
    do: take a newer snapshot, or build the Debian root elsewhere
  
  NOTE  RG109 unresolved-everywhere  /usr/bin/nosuch                      f033649c
    Dockerfile -> /usr/bin/nosuch -> nothing
    neither azurelinux-4.0 nor fedora-43 has it: third-party, bundled elsewhere,
    or not part of a distribution [low confidence]
    1 subject needs it: Dockerfile:16
    do: bring it along from where it comes from today; the migration does not
        change it
  
  NOTE  RG109 unresolved-everywhere  gcc-nosuch                           8351d6e0
    Dockerfile -> gcc-nosuch -> nothing
    neither azurelinux-4.0 nor fedora-43 has it: third-party, bundled elsewhere,
    or not part of a distribution; needed only to build [medium confidence]
    1 subject needs it: Dockerfile:4
    do: bring it along from where it comes from today; the migration does not
        change it
  
  NOTE  RG109 unresolved-everywhere  make-nosuch                          d3a5cd59
    Dockerfile -> make-nosuch -> nothing
    neither azurelinux-4.0 nor fedora-43 has it: third-party, bundled elsewhere,
    or not part of a distribution; needed only to build [medium confidence]
    1 subject needs it: Dockerfile:6
    do: bring it along from where it comes from today; the migration does not
        change it
  
  once the rest is gone, to install:
    dnf install gzip jq
    2 packages, 14.6 KiB to download, 20.0 KiB installed
    of the packages that it uses itself, 2 of 4 are in the image core
  
  not checked:
    what is in files of the image busybox:1: Dockerfile:14
  
  to bear in mind:
    asks for the repository extra to be enabled: Dockerfile
    starts from docker.io/library/fedora:43: the baseline is fedora-43: Dockerfile
  [1]

The command line has the last word on the baseline.

  $ rpmgap scan app $AZL4 --baseline none | sed -n '/to bear in mind/,$p'
  to bear in mind:
    asks for the repository extra to be enabled: Dockerfile

An image of another distribution makes that the baseline; it is given by the options here, as a mirror would be.

  $ mkdir other && printf 'FROM fedora:44\nRUN dnf install -y jq\n' > other/Dockerfile
  $ rpmgap scan other $AZL4 --only-repo fedora-44:fedora=distributions/fedora-43/fedora --only-repo fedora-44:updates=distributions/fedora-43/updates
  other: 1 file, 3 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-44
    (2026-01-01, 7 days old)
  no findings, everything checked
  installs from: the enabled channels (base)
  
  to install:
    dnf install jq
    1 package, 7.5 KiB to download, 10.0 KiB installed
    of the packages that it uses itself, 2 of 3 are in the image core
  
  to bear in mind:
    starts from fedora:44: the baseline is fedora-44: Dockerfile

Options that are meant for the usual baseline by name keep it.

  $ rpmgap scan other $AZL4 $FEDORA | sed -n '2,4p;/to bear in mind/,$p'
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  no findings, everything checked

An image of the target is the image that the plan goes over.

  $ mkdir there && printf 'FROM mcr.microsoft.com/azurelinux-beta/base/core:4.0\nRUN dnf install -y jq\n' > there/Dockerfile
  $ rpmgap scan there $AZL4 $FEDORA
  there: 1 file, 3 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  no findings, everything checked
  installs from: the enabled channels (base)
  
  to install:
    dnf install jq
    1 package, 7.5 KiB to download, 10.0 KiB installed
    of the packages that it uses itself, 2 of 3 are in the image core
  
  to bear in mind:
    starts from mcr.microsoft.com/azurelinux-beta/base/core:4.0: the image is
      core: Dockerfile
  $ rpmgap scan there $AZL4 $FEDORA --image none | sed -n '/to bear in mind/,$p'

Images of two distributions choose none, and neither does one that no profile knows.

  $ mkdir several && cp other/Dockerfile several/Dockerfile.a && printf 'FROM almalinux:10\n' > several/Dockerfile.b && printf 'FROM example.org/x:1\n' > several/Dockerfile.c
  $ rpmgap scan several $AZL4 $FEDORA
  several: 3 files, 3 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  no findings, everything checked
  installs from: the enabled channels (base)
  
  to install:
    dnf install jq
    1 package, 7.5 KiB to download, 10.0 KiB installed
    of the packages that it uses itself, 2 of 3 are in the image core
  
  to bear in mind:
    its images are of almalinux-10, fedora-44: none of them says which is the
      baseline: Dockerfile.a
    starts from example.org/x:1, which no profile knows: Dockerfile.c

Stages upon an image that no profile knows ask nothing of the target, and neither do lines of a here-document that no shell reads.

  $ mkdir foreign && cat > foreign/Dockerfile <<'END'
  > FROM golang:1 AS build
  > RUN apt-get install nosuch && nosuch-tool
  > FROM fedora:43
  > RUN <<EOF cat > /etc/app.conf
  > nosuch-line
  > EOF
  > COPY --from=build /out/ /usr/local/bin/
  > CMD ["nosuch-app"]
  > END
  $ rpmgap scan foreign $AZL4 $FEDORA
  foreign: 1 file, 3 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  1 note, everything checked
  installs from: the enabled channels (base)
  
  NOTE  RG109 unresolved-everywhere  nosuch-app                           cb245faa
    Dockerfile -> nosuch-app -> nothing
    neither azurelinux-4.0 nor fedora-43 has it: third-party, bundled elsewhere,
    or not part of a distribution [low confidence]
    1 subject needs it: Dockerfile:8
    do: bring it along from where it comes from today; the migration does not
        change it
  
  nothing to install:
    of the packages that it uses itself, 2 of 2 are in the image core
  
  to bear in mind:
    may bring what is asked for here: COPY into /usr/local/bin/: Dockerfile
    stages upon images that no profile knows are not looked at: golang:1:
      Dockerfile
    starts from fedora:43: the baseline is fedora-43: Dockerfile
