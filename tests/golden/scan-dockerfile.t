A Dockerfile: what its stages install and start, and the distribution that its images are of.

  $ mkdir app && cat > app/Dockerfile <<'END'
  > # syntax=docker/dockerfile:1
  > ARG RELEASE=43
  > FROM registry.fedoraproject.org/fedora:${RELEASE} AS build
  > RUN dnf install -y gcc-nosuch \
  >     # only to build
  >     make-nosuch
  > FROM docker.io/library/fedora:${RELEASE}
  > ARG PACKAGES="git wget2"
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

The command line has the last word on the baseline.

  $ rpmgap scan app $AZL4 --baseline none | sed -n '/to bear in mind/,$p'

An image of another distribution makes that the baseline; it is given by the options here, as a mirror would be.

  $ mkdir other && printf 'FROM fedora:44\nRUN dnf install -y git\n' > other/Dockerfile
  $ rpmgap scan other $AZL4 --only-repo fedora-44:fedora=distributions/fedora-43/fedora --only-repo fedora-44:updates=distributions/fedora-43/updates

Options that are meant for the usual baseline by name keep it.

  $ rpmgap scan other $AZL4 $FEDORA | sed -n '2,4p;/to bear in mind/,$p'

An image of the target is the image that the plan goes over.

  $ mkdir there && printf 'FROM mcr.microsoft.com/azurelinux-beta/base/core:4.0\nRUN dnf install -y git\n' > there/Dockerfile
  $ rpmgap scan there $AZL4 $FEDORA
  $ rpmgap scan there $AZL4 $FEDORA --image none | sed -n '/to bear in mind/,$p'

Images of two distributions choose none, and neither does one that no profile knows.

  $ mkdir several && cp other/Dockerfile several/Dockerfile.a && printf 'FROM almalinux:10\n' > several/Dockerfile.b && printf 'FROM example.org/x:1\n' > several/Dockerfile.c
  $ rpmgap scan several $AZL4 $FEDORA
