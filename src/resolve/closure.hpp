// Every package of a distribution that cannot be installed from it, by tier, folded by root cause.
#pragma once

#include <string>
#include <vector>

#include "model/closure.hpp"
#include "resolve/pool.hpp"
#include "support/result.hpp"

namespace rpmgap::resolve {

struct ClosureOptions {
    model::ClosureMode mode = model::ClosureMode::solver;
    bool build = false;             ///< source packages in place of binary ones
    bool newest = false;            ///< of each name and architecture in a tier only the newest package
    std::vector<std::string> only;  ///< globs of names as fnmatch(3) has them; empty: all packages
};

/// Asks about the packages of each channel of a pool in its tier: those of the enabled channels in these alone, those
/// of an opt-in channel in these and it, those of unsupported ones in all. Requirements that the metadata cannot answer
/// are taken out of the pool (drop_unanswerable_requirements), so it is of no use for look-ups afterwards.
/// `distribution` is what the pool was loaded for. A fault of kind usage when no package fits `only` or there is no
/// source package to build, of kind repository when there is no package.
[[nodiscard]] support::Result<model::Closure> closure_of(const SolvPool& pool, const model::Snapshot& snapshot,
                                                         const ClosureOptions& options);

}  // namespace rpmgap::resolve
