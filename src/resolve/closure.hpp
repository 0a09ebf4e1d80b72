// Every package of a distribution that cannot be installed from it, by tier, folded by root cause.
#pragma once

#include <string>
#include <vector>

#include "model/closure.hpp"
#include "resolve/pool.hpp"

namespace rpmgap::resolve {

struct ClosureOptions {
    model::ClosureMode mode = model::ClosureMode::solver;
    bool build = false;             ///< source packages in place of binary ones
    bool newest = false;            ///< of each name and architecture in a tier only the newest package
    std::vector<std::string> only;  ///< globs of names as fnmatch(3) has them; empty: all packages
};

/// Asks about the packages of each channel of a pool in its tier: those of the enabled channels in these alone, those
/// of an opt-in channel in these and it, those of unsupported ones in all; source packages of a channel X-source in the
/// tier of X. Requirements that the metadata of a tier's channels cannot answer are held to be met and told as not
/// checked, and so is a channel without a package for the architecture. `snapshot` is of what the pool was loaded from.
[[nodiscard]] model::Closure closure_of(const SolvPool& pool, const model::Snapshot& snapshot,
                                        const ClosureOptions& options);

/// Some package of an enabled channel provides it.
[[nodiscard]] bool is_provided(const SolvPool& pool, const model::Capability& capability);

/// The globs of `only` that match no package of the pool, of whatever architecture, that could be asked about.
[[nodiscard]] std::vector<std::string> unmatched(const SolvPool& pool, const ClosureOptions& options);

}  // namespace rpmgap::resolve
