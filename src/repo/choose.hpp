// From what the command line says (`--target`, `--stage`, `--repo`, `--repo-file`, `--arch` ...) to a distribution with
// sources.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/distribution.hpp"
#include "repo/options.hpp"
#include "repo/remote/source.hpp"
#include "support/result.hpp"

namespace rpmgap::repo {

/// A distribution and where each of its channels is to be had. `sources` hold secrets; `distribution` does not.
struct ConfiguredDistribution {
    model::Distribution distribution;
    std::vector<remote::Source> sources;  ///< parallel to distribution.channels
};

/// The architectures that distributions may have, as rpm names them.
[[nodiscard]] std::vector<std::string> known_arches();

/// Resolves `name` (profile id, profile file ending in .toml, directory or URL with repodata/, a directory
/// below which some hold repodata/: one channel each, sorted by path; a .repo file or a directory with such files: one
/// channel for each enabled repository) and applies those options whose distribution is `name` or its id (or empty
/// when `is_default`). A channel that the profile does not know is "enabled". With any --only-repo or --repos-dir for
/// it, every channel that none of these options names is dropped. Channels that the profile's stage has no source for
/// are left out. Faults are of kind usage, input (a path that cannot be opened) or repository (a directory without
/// metadata).
[[nodiscard]] support::Result<ConfiguredDistribution> choose_distribution(const std::string& name,
                                                                          const std::string& arch,
                                                                          const RepositoryOptions& options,
                                                                          bool is_default);

/// One distribution of a run: what the command line calls it and the id it turned out to have.
struct RunDistribution {
    std::string name;
    std::string id;
    bool is_default = false;
    std::vector<std::string> channels{};  ///< ids, for options that name one with ':' in it
};

/// A fault of kind usage for the first option that names none of the distributions of this run; `otherwise` ends its
/// line: "neither the target nor the baseline of this run".
[[nodiscard]] support::Result<void> check_options_apply(const RepositoryOptions& options,
                                                        const std::vector<RunDistribution>& distributions,
                                                        std::string_view otherwise);

}  // namespace rpmgap::repo
