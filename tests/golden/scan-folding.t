One missing library that forty files need is one finding.

  $ rpmgap scan applications/forty $AZL4 $FEDORA
  applications/forty: 40 files, 200 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  1 blocker, everything checked
  installs from: no tier; libobjc.so.4()(64bit) is in the way
  
  BLOCKER  RG103 missing-soname  libobjc.so.4()(64bit)                    c531d0bb
    bin/tool-01 -> libobjc.so.4()(64bit) -> nothing
    no package of azurelinux-4.0 has this library; GCC is built without
    Objective-C, and GNUstep is left out with it; fedora-43 has it in
    libobjc-15.2.1-6.fc43.x86_64
    40 subjects need it: bin/tool-01 (DT_NEEDED), bin/tool-02 (DT_NEEDED),
      bin/tool-03 (DT_NEEDED) and 37 more
    source: https://github.com/microsoft/azurelinux/blob/4.0/base/comps/gcc/gcc.comp.toml
    (2026-04-29, rule azl4-gcc-objc)
    do: ship libobjc with the application
  
  once the rest is gone, nothing to install:
    of the packages that it uses itself, 1 of 1 are in the image core
  [1]

  $ rpmgap scan applications/forty $AZL4 $FEDORA --format json | grep -c '"path": "applications/forty/'
  80

  $ rpmgap scan applications/forty $AZL4 $FEDORA --verbose | head -30
  applications/forty: 40 files, 200 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  1 blocker, everything checked
  installs from: no tier; libobjc.so.4()(64bit) is in the way
  
  BLOCKER  RG103 missing-soname  libobjc.so.4()(64bit)                    c531d0bb
    bin/tool-01 -> libobjc.so.4()(64bit) -> nothing
    no package of azurelinux-4.0 has this library; GCC is built without
    Objective-C, and GNUstep is left out with it; fedora-43 has it in
    libobjc-15.2.1-6.fc43.x86_64
    40 subjects need it:
      bin/tool-01 (DT_NEEDED)
      bin/tool-02 (DT_NEEDED)
      bin/tool-03 (DT_NEEDED)
      bin/tool-04 (DT_NEEDED)
      bin/tool-05 (DT_NEEDED)
      bin/tool-06 (DT_NEEDED)
      bin/tool-07 (DT_NEEDED)
      bin/tool-08 (DT_NEEDED)
      bin/tool-09 (DT_NEEDED)
      bin/tool-10 (DT_NEEDED)
      bin/tool-11 (DT_NEEDED)
      bin/tool-12 (DT_NEEDED)
      bin/tool-13 (DT_NEEDED)
      bin/tool-14 (DT_NEEDED)
      bin/tool-15 (DT_NEEDED)
      bin/tool-16 (DT_NEEDED)
      bin/tool-17 (DT_NEEDED)
      bin/tool-18 (DT_NEEDED)
