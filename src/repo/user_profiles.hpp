// Profiles of the user: TOML files in a directory of the user's configuration. One of them hides the built-in profile
// of the same id.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "repo/profile.hpp"
#include "support/result.hpp"

namespace rpmgap::repo {

/// $XDG_CONFIG_HOME/rpmgap/distributions, else ~/.config/rpmgap/distributions
/// (https://specifications.freedesktop.org/basedir-spec/); empty when there is no home.
[[nodiscard]] std::filesystem::path user_profile_directory();

/// A file of that directory and what became of it.
struct UserProfile {
    std::filesystem::path file;
    support::Result<Profile> profile;
};

/// Every *.toml of the directory, sorted by name; none when there is no such directory. A fault of kind input when it
/// cannot be read.
[[nodiscard]] support::Result<std::vector<UserProfile>> user_profiles(const std::filesystem::path& directory);

/// The profile of that id, the user's before the built-in one. A user's file that cannot be read as a profile is a
/// fault when its name is the id, and else none of this look-up's business. A fault of kind usage when there is none.
[[nodiscard]] support::Result<Profile> profile_of(const std::string& id);

/// Ids that profile_of() finds, sorted.
[[nodiscard]] std::vector<std::string> profile_ids();

}  // namespace rpmgap::repo
