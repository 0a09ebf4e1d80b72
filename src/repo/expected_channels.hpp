// Which packages a team expects in which channel: a TOML file of its own.
//
//   [channels]
//   base = ["bash", "glibc*"]
//   sdk = ["*-devel"]
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "support/result.hpp"

namespace rpmgap::repo {

/// A channel's id and the globs of the packages that may lie in it.
using ExpectedChannels = std::vector<std::pair<std::string, std::vector<std::string>>>;

/// Faults are of kind input (the file cannot be read) or usage (what is wrong in it, with its line).
[[nodiscard]] support::Result<ExpectedChannels> read_expected_channels(const std::filesystem::path& file);

}  // namespace rpmgap::repo
