// What a word for a distribution stands for: a profile, a directory, a URL or .repo files.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "repo/profile.hpp"
#include "repo/repo_file.hpp"
#include "support/result.hpp"

namespace rpmgap::repo {

/// `profile` is the one that was named, or the generic one under the id and name of what was found.
struct NamedDistribution {
    Profile profile;
    std::vector<ConfiguredChannel> found;           ///< directories with metadata, a URL: they have no profile
    std::vector<std::filesystem::path> repo_files;  ///< of one directory; each enabled repository is a channel
};

/// `arch`: directories of other ones are passed over. Faults are of kind usage, input (a path that cannot be opened) or
/// repository (a directory without metadata). No
/// message holds a secret of a URL.
[[nodiscard]] support::Result<NamedDistribution> named_distribution(const std::string& name, const std::string& arch);

}  // namespace rpmgap::repo
