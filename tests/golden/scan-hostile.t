Damaged, odd and malicious files: nothing is lost, nothing hangs, nothing reaches the terminal as it is.

  $ rpmgap scan applications/hostile $AZL4 $FEDORA --verbose
  applications/hostile: 28 files, 76 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  1 warning, 17 not checked
  installs from: no tier; /usr/bin/bash\x0d is in the way; from fedora-43 it does
    not either
  
  WARNING  RG109 unresolved-everywhere  /usr/bin/bash\x0d                 66cd9725
    crlf.sh -> /usr/bin/bash\x0d -> nothing
    its first line ends in a carriage return, which the kernel takes for a part of
    the interpreter's name
    1 subject needs it:
      crlf.sh:1
    do: convert its line ends to those of Unix, as dos2unix does
  
  once the rest is gone, to install:
    dnf install applications/hostile/intact.rpm openssl-libs systemd-libs
    19 packages, 137.7 KiB to download, 130.7 KiB installed; 2 only recommended
    of the packages that it uses itself, 2 of 9 are in the image core
  
  not checked:
    ELF class 0 is unknown: huge-sparse (ELF header)
    a name lies outside the string table: dynamic-beyond (DT_NEEDED)
    a segment lies outside the file: truncated-600 (PT_LOAD: the file is truncated
      or damaged)
    cannot be read as an RPM package: count-huge.rpm (the signature header claims
      to end at byte 34359742744, the file ends at 7907), lead-only.rpm (signature
      hdr size(16): BAD, read returned 0), truncated-header.rpm (the signature
      header claims to end at byte 4504, the file ends at 2000),
      truncated-signature.rpm (the signature header claims to end at byte 4504,
      the file ends at 400)
    shell that could not be parsed: syntax.sh:2 (1 line)
    the dynamic section lies outside the file: truncated-600 (PT_DYNAMIC)
    the file ends inside its ELF header: truncated-16 (ELF header), truncated-4
      (ELF header), truncated-63 (ELF header)
    the program headers lie outside the file: headers-beyond (program headers),
      headers-many (program headers), truncated-64 (program headers)
    the version needs lie outside the file: verneed-aux-beyond (.gnu.version_r),
      verneed-next-wraps (.gnu.version_r)
  
  to bear in mind:
    the #! line ends with a carriage return: the kernel passes on
      "/usr/bin/bash\x0d": crlf.sh

A database of rpm that is damaged is read from a copy, whose name is another one each time: nothing says it.

  $ mkdir -p root/usr/lib root/var/lib/rpm && echo ID=fedora > root/usr/lib/os-release
  > head -c 9000 /dev/zero > root/var/lib/rpm/Packages
  > for i in 1 2; do rpmgap scan root $AZL4 $FEDORA --format json > $i.json; echo $?; done
  > cmp 1.json 2.json && grep -c scratch 1.json
  rpmgap: nothing that was read has requirements: nothing was audited
  5
  rpmgap: nothing that was read has requirements: nothing was audited
  5
  0
  [1]
