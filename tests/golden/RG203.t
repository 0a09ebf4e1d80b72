RG203 command-channel: one field decides.

  $ rpmgap scan applications/pairs/RG203/fires $AZL4 $FEDORA
  applications/pairs/RG203/fires: 1 file, 2 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  1 error, everything checked
  installs from: with unsupported channels (base, nvidia, sdk), which ffmpeg
    forces it to
  
  ERROR  RG203 command-channel  ffmpeg                                    cd71b435
    setup -> ffmpeg -> ffmpeg-free-7.1.2-5.azl4.x86_64 (sdk)
    only the unsupported channel sdk of azurelinux-4.0 has this command; the
    programs of FFmpeg are only in the sdk channel; fedora-43 has it in
    ffmpeg-free-7.1.2-4.fc43.x86_64 [medium confidence]
    1 subject needs it: setup:2
    source: https://github.com/microsoft/azurelinux/blob/4.0/base/packages/sdk.packages.toml
    (2026-04-29, rule azl4-ffmpeg)
    do: ask for it in base, or convert elsewhere
  
  to install:
    dnf install --repofrompath=sdk,HERE/distributions/azurelinux-4.0/sdk ffmpeg-free
    4 packages, 28.7 KiB to download, 20.2 KiB installed
    of the packages that it uses itself, 1 of 2 are in the image core
  [1]

  $ rpmgap scan applications/pairs/RG203/quiet $AZL4 $FEDORA
  applications/pairs/RG203/quiet: 1 file, 2 requirements
  on azurelinux-4.0 x86_64 (2026-01-01, 7 days old), against fedora-43
    (2026-01-01, 7 days old)
  no findings, everything checked
  installs from: the enabled channels (base)
  
  nothing to install:
    of the packages that it uses itself, 2 of 2 are in the image core
