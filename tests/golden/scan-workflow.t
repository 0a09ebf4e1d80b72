A GitHub workflow: jobs in a container are run there, others on the runner, which is not the target.

  $ mkdir -p app/.github/workflows && cat > app/.github/workflows/ci.yml <<'END'
  > on: push
  > env:
  >   PACKAGES: jq debootstrap
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
  app: 1 file, 4 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  1 blocker, 1 warning, 2 not checked
  installs from: no tier; debootstrap, nosuch-command are in the way; from
    fedora-43 it does not either
  
  BLOCKER  RG102 missing-package  debootstrap                             d171cb74
    .github/workflows/ci.yml -> debootstrap -> nothing
    no package of azurelinux-4.0 has or provides this name; debootstrap was asked
    for when build images moved from 3.0, and added to base in June 2026;
    fedora-43 has it in debootstrap-1.0.141-2.fc43.noarch [medium confidence]
    1 subject needs it: .github/workflows/ci.yml:13
    source: https://github.com/microsoft/azurelinux/pull/17669 (2026-06-09, rule
    azl4-debootstrap)
    do: take a newer snapshot, or build the Debian root elsewhere
  
  WARNING  RG109 unresolved-everywhere  nosuch-command                    0ba6e9cc
    .github/workflows/ci.yml -> nosuch-command -> nothing
    neither azurelinux-4.0 nor fedora-43 has it: third-party, bundled elsewhere,
    or not part of a distribution [medium confidence]
    1 subject needs it: .github/workflows/ci.yml:15
    do: bring it along from where it comes from today; the migration does not
        change it
  
  once the rest is gone, to install:
    dnf install jq
    1 package, 7.5 KiB to download, 10.0 KiB installed
    of the packages that it uses itself, 1 of 2 are in the image core
  
  not checked:
    commands that pwsh reads: .github/workflows/ci.yml:16
    package name in a variable: .github/workflows/ci.yml:13
      (tool-${matrix_version})
  
  to bear in mind:
    starts from fedora:43: the baseline is fedora-43: .github/workflows/ci.yml
    what steps run on the runner itself is not looked at: .github/workflows/ci.yml
  [1]
