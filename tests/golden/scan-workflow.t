A GitHub workflow: jobs in a container are run there, others on the runner, which is not the target.

  $ mkdir -p app/.github/workflows && cat > app/.github/workflows/ci.yml <<'END'
  > on: push
  > env:
  >   PACKAGES: git debootstrap
  > jobs:
  >   package:
  >     runs-on: ubuntu-latest
  >     container: fedora:43
  >     services:
  >       db: {image: "postgres:16"}
  >     steps:
  >       - uses: actions/checkout@v4
  >       - run: |
  >           dnf install -y $PACKAGES tool-${{ matrix.version }}
  > 
  >           nosuch-command
  >       - run: Get-Item x
  >         shell: pwsh
  >   lint:
  >     runs-on: ubuntu-latest
  >     steps:
  >       - run: nosuch-on-runner
  > END
  $ rpmgap scan app $AZL4 $FEDORA
