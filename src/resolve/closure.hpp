// Every package of a distribution that cannot be installed from it, by tier, folded by root cause.
#pragma once

#include <string>
#include <vector>

#include "model/closure.hpp"
#include "repo/channel.hpp"
#include "support/result.hpp"

namespace rpmgap::resolve {

struct ClosureOptions {
    model::ClosureMode mode = model::ClosureMode::solver;
    bool build = false;             ///< source packages in place of binary ones
    bool newest = false;            ///< of each name and architecture in a tier only the newest package
    std::vector<std::string> only;  ///< globs of names as fnmatch(3) has them; empty: all packages
};

/// Loads all channels into one pool and asks about the packages of each in its tier: those of the enabled channels in
/// these alone, those of an opt-in channel in these and it, those of unsupported ones in all. Everything runs on the
/// calling thread. A fault of kind repository when no package is for the distribution's architecture, or one of kind
/// usage when no package fits `only` or there is no source package to build.
[[nodiscard]] support::Result<model::Closure> closure_of(const model::Distribution& distribution,
                                                         const std::vector<repo::OpenChannel>& channels,
                                                         const ClosureOptions& options);

}  // namespace rpmgap::resolve
