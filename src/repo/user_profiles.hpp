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
    std::string id;  ///< as the file says it, also where the profile is refused; empty: it cannot be told
    support::Result<Profile> profile;
};

/// Every *.toml of the directory, sorted by name; none when there is no such directory. A fault of kind input when it
/// cannot be read.
[[nodiscard]] support::Result<std::vector<UserProfile>> user_profiles(const std::filesystem::path& directory);

/// The profile of that id, the user's before the built-in one. A user's file that is no good profile is a fault when it
/// says this id, or when it cannot be told which it says: it could be this one, which the built-in one must not stand
/// for in silence. A fault of kind usage when there is none.
[[nodiscard]] support::Result<Profile> profile_of(const std::string& id);

/// Ids that profile_of() finds or refuses, sorted; a file that does not say its id is there under its name.
[[nodiscard]] std::vector<std::string> profile_ids();

}  // namespace rpmgap::repo
