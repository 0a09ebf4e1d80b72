// Distribution profiles: dated facts about a distribution, from rules/distributions/*.toml (compiled in) or a user's file.
// The only folder that includes toml++.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "model/distribution.hpp"
#include "support/result.hpp"

namespace rpmgap::repo {

struct Profile {
    model::Distribution distribution;  ///< channels' sources still hold $basearch and $stage; arch is empty
    std::vector<std::string> arches;   ///< it exists for
    std::vector<std::string> stages;   ///< first is the default; empty: has none
};

/// Parses a profile; `where` names the text in errors. Unknown keys are errors with line numbers.
[[nodiscard]] support::Result<Profile> parse_profile(std::string_view toml, const std::string& where);

/// Ids of the profiles that are compiled in, sorted.
[[nodiscard]] std::vector<std::string> builtin_profiles();
/// A fault of kind usage when there is no such profile.
[[nodiscard]] support::Result<Profile> builtin_profile(const std::string& id);

}  // namespace rpmgap::repo
