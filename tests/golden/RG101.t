RG101 missing-capability: one field decides.

  $ rpmgap scan applications/pairs/RG101/fires $AZL4 $FEDORA
  applications/pairs/RG101/fires: 1 file, 5 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  1 blocker, everything checked
  installs from: no tier; python3dist(certbot) is in the way
  
  BLOCKER  RG101 missing-capability  python3dist(certbot)                 0343ccc9
    needs-1-1.fc43.x86_64.rpm -> python3dist(certbot) -> nothing
    no package of any channel of azurelinux-4.0 provides it; certbot and
    dehydrated are not packaged, and mod_md, the ACME client within httpd, is;
    fedora-43 has it in python3-certbot-5.1.0-2.fc43.noarch
    1 subject needs it: needs-1-1.fc43.x86_64.rpm (Requires)
    source: https://github.com/microsoft/azurelinux/tree/4.0/base/comps
    (2026-04-29, rule azl4-certbot)
    do: let mod_md see to the certificates of httpd, or install a client from PyPI
  [1]

  $ rpmgap scan applications/pairs/RG101/quiet $AZL4 $FEDORA
  applications/pairs/RG101/quiet: 1 file, 5 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  no findings, everything checked
  installs from: the enabled channels (base)
  
  to install:
    dnf install applications/pairs/RG101/quiet/needs-1-1.fc43.x86_64.rpm
    3 packages, 20.6 KiB to download, 15.0 KiB installed
    of the packages that it uses itself, 0 of 1 are in the image core
