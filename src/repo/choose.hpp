// From what the command line says (`--target`, `--repo`, `--only-repo`, `--arch`) to a distribution with sources.
#pragma once

#include <string>
#include <vector>

#include "model/distribution.hpp"
#include "support/result.hpp"

namespace rpmgap::repo {

/// One `--repo` or `--only-repo` value: [DIST:]CHANNEL=SOURCE.
struct ChannelOption {
    std::string distribution;  ///< empty: the subcommand's default
    std::string channel;
    std::string source;        ///< directory (made absolute) or URL
    bool only = false;         ///< given by --only-repo
};
[[nodiscard]] support::Result<ChannelOption> parse_channel_option(const std::string& text, bool only);

/// Resolves `name` (profile id, profile file ending in .toml, directory or URL with repodata/, or a directory whose sub-directories hold
/// repodata/: one channel each, sorted by name) and applies those options whose distribution is `name` (or empty when `is_default`).
/// A channel that the profile does not know is "enabled". With any --only-repo for it, every other channel is dropped.
[[nodiscard]] support::Result<model::Distribution> choose_distribution(const std::string& name, const std::string& arch,
                                                                       const std::vector<ChannelOption>& options, bool is_default);

}  // namespace rpmgap::repo
