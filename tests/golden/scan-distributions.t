Directories are distributions: one with repodata/, or one channel for each sub-directory.

  $ rpmgap scan applications/pairs/RG103/fires --target distributions/azurelinux-4.0/base --baseline distributions/fedora-43

A channel that is added counts as enabled, whatever the profile would say of others.

  $ rpmgap scan applications/pairs/RG201/fires $AZL4 $FEDORA --repo company=distributions/azurelinux-4.0/sdk

A second run finds the first one's cache; a damaged cache is made anew.

  $ find cache -name '*.solv' | wc -l

  $ for file in $(find cache -type f); do printf damaged > $file; done

  $ rpmgap scan applications/pairs/RG201/fires $AZL4 $FEDORA --repo company=distributions/azurelinux-4.0/sdk
