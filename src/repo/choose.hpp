// From what the command line says (`--target`, `--repo`, `--only-repo`, `--arch`) to a distribution with sources.
#pragma once

#include <string>
#include <vector>

#include "model/distribution.hpp"
#include "repo/options.hpp"
#include "support/result.hpp"

namespace rpmgap::repo {

/// Whether the option is meant for the distribution that the command line calls `name` and whose id is `id`.
[[nodiscard]] bool applies_to(const ChannelOption& option, const std::string& name, const std::string& id,
                              bool is_default);

/// The architectures that distributions may have, as rpm names them.
[[nodiscard]] std::vector<std::string> known_arches();

/// Resolves `name` (profile id, profile file ending in .toml, directory or URL with repodata/, or a directory whose
/// sub-directories hold repodata/: one channel each, sorted by name) and applies those options whose distribution is
/// `name` or its id (or empty when `is_default`). A channel that the profile does not know is "enabled". With any
/// --only-repo for it, every channel that neither option names is dropped. Channels that the profile's stage has no
/// source for are left out. Faults are of kind usage, input (a path that cannot be opened) or repository (a directory
/// without metadata).
[[nodiscard]] support::Result<model::Distribution> choose_distribution(const std::string& name, const std::string& arch,
                                                                       const std::vector<ChannelOption>& options,
                                                                       bool is_default);

}  // namespace rpmgap::repo
