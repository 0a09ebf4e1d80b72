How a finding came to be, by its fingerprint or the beginning of it. (Left out: the metadata's places and digests, which differ.)

  $ rpmgap scan applications/trip $AZL4 $FEDORA --explain 850d2479 | sed '/^by the metadata of/,/^$/d'
  RG104 soname-differs libcbor.so.0.13()(64bit) 850d247965483eab
    applications/trip/bin/collector -> applications/trip/lib/libcollect.so.2 ->
      libcbor.so.0.13()(64bit) -> nothing
  
  read:
    applications/trip/lib/libcollect.so.2 (DT_NEEDED) asks for the soname
      libcbor.so.0.13()(64bit)
    the application gets there by applications/trip/bin/collector
  
  the application itself:
    nothing of the application supplies it
  
  looked up on azurelinux-4.0:
    no package of any channel meets it
    nearest: libcbor.so.0.12()(64bit) in libcbor-0.12.0-7.azl4.x86_64 (base)
  
  looked up on fedora-43:
    met, first by libcbor-0.13.0-1.fc43.x86_64 (fedora), by
      libcbor.so.0.13()(64bit)
  
  compared:
    tried before it, with nothing to say: RG901, RG703, RG605, RG109, RG505,
      RG601, RG503, RG304, RG301, RG105
    RG104 soname-differs: A shared library of which the target has another major
      only.
    here: azurelinux-4.0 has another major of this library
    nearest: libcbor.so.0.12()(64bit) in libcbor-0.12.0-7.azl4.x86_64 (base);
      fedora-43 has it in libcbor-0.13.0-1.fc43.x86_64
  
  graded:
    RG104 by itself is of severity blocker
    high confidence
  
  folded:
    one cause for 1 subject
    850d247965483eab is the hash of (soname, azurelinux-4.0,
      libcbor.so.0.13()(64bit)): neither code nor version of the metadata is in it
  
  do: rebuild against libcbor.so.0.12, or ship libcbor.so.0.13 beside the
      application

A rule is named with its source.

  $ rpmgap scan applications/pairs/RG103/fires $AZL4 $FEDORA --explain c531d0bb | sed '/^by the metadata of/,/^$/d'
  RG103 missing-soname libobjc.so.4()(64bit) c531d0bb755f09a3
    applications/pairs/RG103/fires/app -> libobjc.so.4()(64bit) -> nothing
  
  read:
    applications/pairs/RG103/fires/app (DT_NEEDED) asks for the soname
      libobjc.so.4()(64bit)
  
  the application itself:
    nothing of the application supplies it
  
  looked up on azurelinux-4.0:
    no package of any channel meets it
  
  looked up on fedora-43:
    met, first by libobjc-15.2.1-6.fc43.x86_64 (fedora), by libobjc.so.4()(64bit)
  
  compared:
    tried before it, with nothing to say: RG901, RG703, RG605, RG109, RG505,
      RG601, RG503, RG304, RG301, RG105, RG104
    RG103 missing-soname: A shared library that no package of any channel of the
      target has where the loader would find it.
    here: no package of azurelinux-4.0 has this library; GCC is built without
      Objective-C, and GNUstep is left out with it
    fedora-43 has it in libobjc-15.2.1-6.fc43.x86_64
  
  by the rule:
    https://github.com/microsoft/azurelinux/blob/4.0/base/comps/gcc/gcc.comp.toml
      (2026-04-29, rule azl4-gcc-objc)
  
  graded:
    RG103 by itself is of severity blocker
    high confidence
  
  folded:
    one cause for 1 subject
    c531d0bb755f09a3 is the hash of (soname, azurelinux-4.0,
      libobjc.so.4()(64bit)): neither code nor version of the metadata is in it
  
  do: ship libobjc with the application

What no single requirement shows.

  $ rpmgap scan applications/pairs/RG506/fires $AZL4 $FEDORA --explain 9881 | sed '/^by the metadata of/,/^$/d'
  RG506 closure-differs lsof 9881d295c78c2646
    applications/pairs/RG506/fires/needs-1-1.fc43.x86_64.rpm -> lsof ->
      lsof-4.98.0-9.azl4.x86_64 (base)
  
  read:
    applications/pairs/RG506/fires/needs-1-1.fc43.x86_64.rpm (Requires) is about
      lsof
  
  compared:
    RG506 closure-differs: A package that both sides install under one name, and
      that drags other packages along on the target.
    here: no longer drags in libtirpc
    against lsof-4.98.0-8.fc43.x86_64 on fedora-43
  
  graded:
    RG506 by itself is of severity note
    high confidence
  
  folded:
    one cause for 1 subject
    9881d295c78c2646 is the hash of (closure-differs, azurelinux-4.0, lsof):
      neither code nor version of the metadata is in it
  
  do: nothing, unless the application uses what came along unasked: then name it
      itself

As JSON, for the fingerprint of one subject.

  $ rpmgap scan applications/pairs/RG108/fires $AZL4 $FEDORA --format json >report
  > subject=$(python3 -c 'import json; print(json.load(open("report"))["findings"][0]["subjects"][0]["fingerprint"])')
  > rpmgap scan applications/pairs/RG108/fires $AZL4 $FEDORA --format json --explain "$subject" |
  >   python3 -c 'import json, sys; d = json.load(sys.stdin); print(d["code"], [step["name"] for step in d["steps"]])'
  RG108 ['read', 'the application itself', 'looked up on azurelinux-4.0', 'looked up on fedora-43', 'by the metadata of', 'compared', 'by the rule', 'graded', 'folded']

A finding that is not there.

  $ rpmgap scan applications/trip $AZL4 $FEDORA --explain nothing
  rpmgap: --explain nothing: nothing of this run has this fingerprint
  [2]

Two codes of one family share a fingerprint: both are told.

  $ rpmgap scan applications/deep $AZL4 $FEDORA --explain 355c0c81 | grep -E '^(RG|of the same)'
  RG505 scriptlet-tool-missing dash 355c0c8147f301eb
  of the same fingerprint:
  RG102 missing-package dash 355c0c8147f301eb
  $ rpmgap scan applications/deep $AZL4 $FEDORA --explain 355c0c81 --format json |
  >   python3 -c 'import json, sys; d = json.load(sys.stdin); print(d["code"], [other["code"] for other in d["others"]])'
  RG505 ['RG102']
