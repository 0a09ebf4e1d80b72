Python and Ruby: what code loads and runs, and what it is made for.

  $ rpmgap scan applications/python $AZL4 --baseline none
  applications/python: 9 files, 26 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old)
  2 blockers, 4 errors, 6 warnings, 3 not checked
  installs from: no tier; /usr/bin/ruby, lsb_release, python-module(yaml) and 2
    more are in the way
  
     1  BLOCKER RG107 missing-file: /usr/bin/ruby
     1  BLOCKER RG601 interpreter-version: python(abi) = 3.12
     1  ERROR RG101 missing-capability: python-module(yaml)
     2  ERROR RG108 missing-command: git, lsb_release
     1  ERROR RG601 interpreter-version: python-module(distutils)
     1  WARNING RG101 missing-capability: python-module(ujson)
     1  WARNING RG103 missing-soname: libgone.so.4()(64bit)
     4  WARNING RG602 not-in-image: /usr/bin/python3 and 3 more
  
  BLOCKER  RG107 missing-file  /usr/bin/ruby                              a8d9213f
    bin/tool -> /usr/bin/ruby -> nothing
    no package of azurelinux-4.0 has this path
    1 subject needs it: bin/tool:1
    do: use the target's path, or create the file while the image is built
  
  BLOCKER  RG601 interpreter-version  python(abi) = 3.12                  740548a3
    lib/app/_speed.cpython-312-x86_64-linux-gnu.so -> python(abi) = 3.12 ->
      python3.12-3.12.12-5.azl4.x86_64 (sdk)
    only sdk of azurelinux-4.0 has the interpreter of this version:
    python3.12-3.12.12-5.azl4.x86_64; Python 3.14 is the only supported one, and
    3.9 to 3.13 are only in the sdk channel
    2 subjects need it: lib/app/_speed.cpython-312-x86_64-linux-gnu.so (file
      name), venv/pyvenv.cfg:2
    source: https://github.com/microsoft/azurelinux/blob/4.0/base/packages/sdk.packages.toml
    (2026-04-29, rule azl4-python-old)
    do: move to Python 3.14
  
  ERROR  RG101 missing-capability  python-module(yaml)                    fd702432
    lib/app/main.py -> python-module(yaml) -> nothing
    no package of any channel of azurelinux-4.0 has the python module yaml [medium
    confidence]
    1 subject needs it: lib/app/main.py:6
    do: ship yaml with the application, or do without it where it is not there
  
  ERROR  RG108 missing-command  git                                       e99e5181
    lib/app/main.py -> git -> nothing
    no package of azurelinux-4.0 has this command in its search path [medium
    confidence]
    1 subject needs it: lib/app/main.py:19
    do: use another command, or ship git with the application
  
  ERROR  RG108 missing-command  lsb_release                               4fd7bdb6
    bin/tool -> lsb_release -> nothing
    no package of azurelinux-4.0 has this command in its search path; Azure Linux
    has no LSB package and no lsb_release [medium confidence]
    2 subjects need it: bin/tool:5, lib/app/main.py:20
    source: https://github.com/microsoft/azurelinux/blob/4.0/base/comps/azurelinux-release/azurelinux-release.spec
    (2026-04-29, rule azl4-lsb-release)
    do: read ID and VERSION_ID of /etc/os-release
  
  ERROR  RG601 interpreter-version  python-module(distutils)              af8d08db
    lib/app/main.py -> python-module(distutils) -> nothing
    the python of azurelinux-4.0 does not bring the module distutils along; Python
    3.12 took it out of the standard library, and here is
    python3-3.14.3-2.azl4.x86_64 (base) [medium confidence]
    1 subject needs it: lib/app/main.py:12
    do: load what took the place of distutils, or ship a copy of it
  
  WARNING  RG101 missing-capability  python-module(ujson)                 af19d1af
    lib/app/main.py -> python-module(ujson) -> nothing
    no package of any channel of azurelinux-4.0 has the python module ujson
    [medium confidence]
    1 subject needs it: lib/app/main.py:15
    do: ship ujson with the application, or do without it where it is not there
  
  WARNING  RG103 missing-soname  libgone.so.4()(64bit)                    38f8b5a3
    lib/app/settings.py -> libgone.so.4()(64bit) -> nothing
    no package of azurelinux-4.0 has this library [low confidence]
    1 subject needs it: lib/app/settings.py:3
    do: ship libgone.so.4 beside the application, or build without it
  
  WARNING  RG602 not-in-image  /usr/bin/python3                           28ea36f5
    bin/app -> /usr/bin/python3 -> python3-3.14.3-2.azl4.x86_64 (base)
    azurelinux-4.0 has it in python3, which is neither in the image core nor
    installed by the application
    1 subject needs it: bin/app:1
    do: install python3 first
  
  WARNING  RG602 not-in-image  python-module(cffi)                        ea771bf3
    lib/app/main.py -> python-module(cffi) -> python3-cffi-2.0.0-3.azl4.x86_64
      (base)
    azurelinux-4.0 has it in python3-cffi, which is neither in the image core nor
    installed by the application [medium confidence]
    1 subject needs it: lib/app/main.py:5
    do: install python3-cffi first
  
  WARNING  RG602 not-in-image  python-module(cryptography)                57b8e1f7
    lib/app/main.py -> python-module(cryptography) ->
      python3-cryptography-45.0.4-2.azl4.x86_64 (base)
    azurelinux-4.0 has it in python3-cryptography, which is neither in the image
    core nor installed by the application [medium confidence]
    1 subject needs it: lib/app/main.py:7
    do: install python3-cryptography first
  
  WARNING  RG602 not-in-image  tar                                        64b0132f
    lib/app/main.py -> tar -> tar-2:1.35-7.azl4.x86_64 (base)
    azurelinux-4.0 has it in tar, which is neither in the image core nor installed
    by the application [medium confidence]
    1 subject needs it: lib/app/main.py:20
    do: install tar first
  
  once the rest is gone, to install:
    dnf install python3 python3-cffi python3-cryptography tar
    5 packages, 33.9 KiB to download, 20.1 KiB installed
    of the packages that it uses itself, 1 of 5 are in the image core
  
  not checked:
    a command that is computed at run time: lib/app/main.py:21 (subprocess.run)
    no package has a gem of this name, and a gem of another name can have it
      (ruby-module(json), ruby-module(pg)): bin/tool:2, bin/tool:3
  
  to bear in mind:
    a module whose name is computed at run time: lib/helpers.py
  
  fails: 2 blockers and 4 errors (--fail-on error); the first lines say from
    where it installs
  [1]

  $ rpmgap scan applications/python/lib/app/main.py $AZL4 $FEDORA
  applications/python/lib/app/main.py: 1 file, 10 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  1 error, 7 warnings, 1 note, 1 not checked
  installs from: no tier; python-module(yaml), python-module(helpers),
    python-module(distutils) and 2 more are in the way; from fedora-43 it does not
    either
  
  ERROR  RG108 missing-command  lsb_release                               4fd7bdb6
    applications/python/lib/app/main.py -> lsb_release -> nothing
    no package of azurelinux-4.0 has this command in its search path; Azure Linux
    has no LSB package and no lsb_release; fedora-43 has it in
    redhat-lsb-core-5.0-6.fc43.x86_64 [medium confidence]
    1 subject needs it: applications/python/lib/app/main.py:20
    source: https://github.com/microsoft/azurelinux/blob/4.0/base/comps/azurelinux-release/azurelinux-release.spec
    (2026-04-29, rule azl4-lsb-release)
    do: read ID and VERSION_ID of /etc/os-release
  
  WARNING  RG109 unresolved-everywhere  git                               e99e5181
    applications/python/lib/app/main.py -> git -> nothing
    neither azurelinux-4.0 nor fedora-43 has it: third-party, bundled elsewhere,
    or not part of a distribution [medium confidence]
    1 subject needs it: applications/python/lib/app/main.py:19
    do: bring it along from where it comes from today; the migration does not
        change it
  
  WARNING  RG109 unresolved-everywhere  python-module(distutils)          af8d08db
    applications/python/lib/app/main.py -> python-module(distutils) -> nothing
    neither azurelinux-4.0 nor fedora-43 brings this module along; Python 3.12
    took it out of the standard library, and here is python3-3.14.3-2.azl4.x86_64
    (base) [medium confidence]
    1 subject needs it: applications/python/lib/app/main.py:12
    do: load what took its place, or ship a copy of it
  
  WARNING  RG109 unresolved-everywhere  python-module(helpers)            462cdfa5
    applications/python/lib/app/main.py -> python-module(helpers) -> nothing
    neither azurelinux-4.0 nor fedora-43 has it: third-party, bundled elsewhere,
    or not part of a distribution [medium confidence]
    1 subject needs it: applications/python/lib/app/main.py:10
    do: bring it along from where it comes from today; the migration does not
        change it
  
  WARNING  RG109 unresolved-everywhere  python-module(yaml)               fd702432
    applications/python/lib/app/main.py -> python-module(yaml) -> nothing
    neither azurelinux-4.0 nor fedora-43 has it: third-party, bundled elsewhere,
    or not part of a distribution [medium confidence]
    1 subject needs it: applications/python/lib/app/main.py:6
    do: bring it along from where it comes from today; the migration does not
        change it
  
  WARNING  RG602 not-in-image  python-module(cffi)                        ea771bf3
    applications/python/lib/app/main.py -> python-module(cffi) ->
      python3-cffi-2.0.0-3.azl4.x86_64 (base)
    azurelinux-4.0 has it in python3-cffi, which is neither in the image core nor
    installed by the application [medium confidence]
    1 subject needs it: applications/python/lib/app/main.py:5
    do: install python3-cffi first
  
  WARNING  RG602 not-in-image  python-module(cryptography)                57b8e1f7
    applications/python/lib/app/main.py -> python-module(cryptography) ->
      python3-cryptography-45.0.4-2.azl4.x86_64 (base)
    azurelinux-4.0 has it in python3-cryptography, which is neither in the image
    core nor installed by the application [medium confidence]
    1 subject needs it: applications/python/lib/app/main.py:7
    do: install python3-cryptography first
  
  WARNING  RG602 not-in-image  tar                                        64b0132f
    applications/python/lib/app/main.py -> tar -> tar-2:1.35-7.azl4.x86_64 (base)
    azurelinux-4.0 has it in tar, which is neither in the image core nor installed
    by the application [medium confidence]
    1 subject needs it: applications/python/lib/app/main.py:20
    do: install tar first
  
  NOTE  RG109 unresolved-everywhere  python-module(ujson)                 af19d1af
    applications/python/lib/app/main.py -> python-module(ujson) -> nothing
    neither azurelinux-4.0 nor fedora-43 has it: third-party, bundled elsewhere,
    or not part of a distribution [medium confidence]
    1 subject needs it: applications/python/lib/app/main.py:15
    do: bring it along from where it comes from today; the migration does not
        change it
  
  once the rest is gone, to install:
    dnf install python3-cffi python3-cryptography tar
    5 packages, 33.9 KiB to download, 20.1 KiB installed
    of the packages that it uses itself, 0 of 3 are in the image core
  
  not checked:
    a command that is computed at run time: applications/python/lib/app/main.py:21
      (subprocess.run)
  [1]

  $ rpmgap why 'python-module(cffi)' 'python-module(yaml)' $AZL4 --baseline none --app applications/python
  python-module(cffi) on azurelinux-4.0 x86_64 (2026-01-01, 7 days old)
    module: python3-cffi-2.0.0-3.azl4.x86_64 (base)
      by /usr/lib64/python3.14/site-packages/cffi/__init__.py
      chosen: nothing else has it
      alone it brings 8 more packages: bash, filesystem, glibc and 5 more; in all
        66.9 KiB to download, 75.5 KiB installed
      from the application: applications/python/lib/app/main.py ->
        python-module(cffi) -> python3-cffi (base)
  
  python-module(yaml) on azurelinux-4.0 x86_64 (2026-01-01, 7 days old)
    module: nothing has it
      from the application: applications/python/lib/app/main.py ->
        python-module(yaml) -> nothing
  [1]
