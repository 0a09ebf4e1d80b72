// The shortest way along requirements from some packages to others.
#pragma once

#include <functional>
#include <vector>

#include "resolve/tier.hpp"

namespace rpmgap::resolve {

using IsPackage = std::function<bool(Id)>;

/// Packages and capabilities in turn from one of `from` to the first that `is_goal`; empty when no requirement leads
/// there. Only packages that are `within` are come through; those of `from` are there anyway.
[[nodiscard]] std::vector<Id> shortest_chain(const SolvPool& pool, const std::vector<Id>& from,
                                             const IsPackage& is_goal, const IsPackage& within);

/// The same in words: names of packages with their channel, and capabilities.
[[nodiscard]] model::Chain told_chain(const SolvPool& pool, const std::vector<Id>& chain);

}  // namespace rpmgap::resolve
