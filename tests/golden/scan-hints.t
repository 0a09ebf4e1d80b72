--hints: names of libraries among the constants of a program may be loaded at run time.

  $ rpmgap scan applications/hints $AZL4 $FEDORA
  applications/hints: 1 file, 4 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  no findings, everything checked
  installs from: the enabled channels (base)
  
  nothing to install:
    of the packages that it uses itself, 1 of 1 are in the image core

  $ rpmgap scan applications/hints $AZL4 $FEDORA --hints
  applications/hints: 1 file, 6 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  1 note, everything checked
  installs from: the enabled channels (base)
  
  NOTE  RG109 unresolved-everywhere  libgone.so.4()(64bit)                38f8b5a3
    bin/loader -> libgone.so.4()(64bit) -> nothing
    neither azurelinux-4.0 nor fedora-43 has it: third-party, bundled elsewhere,
    or not part of a distribution [low confidence]
    1 subject needs it: bin/loader (.rodata)
    do: bring it along from where it comes from today; the migration does not
        change it
  
  nothing to install:
    of the packages that it uses itself, 1 of 1 are in the image core
