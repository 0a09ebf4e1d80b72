// When something that packages offer counts as moved, and how much a change of it matters.
#pragma once

#include <vector>

#include "compare/context.hpp"

namespace rpmgap::compare {

/// Of the channels of packages.
[[nodiscard]] model::Support best_support(const Side& side, const std::vector<PackageIndex>& packages);

/// No package of OLD that had it has one of the same name in NEW that has it. Neither list is empty.
[[nodiscard]] bool is_move(const Context& context, const std::vector<PackageIndex>& before,
                           const std::vector<PackageIndex>& after);

/// It is where an upgrade takes it: with the packages that obsolete those that had it.
[[nodiscard]] bool follows_packages(const Context& context, const std::vector<PackageIndex>& before,
                                    const std::vector<PackageIndex>& after);

/// No move, or one that upgrades follow; and not where the best support state is worse than before, unless the packages
/// that had it moved to a worse channel themselves, which is told of them. Neither list is empty.
[[nodiscard]] bool stays(const Context& context, const std::vector<PackageIndex>& before,
                         const std::vector<PackageIndex>& after);

/// Sets the severity of something lost, moved or gained, and says when it is in a worse channel.
void judge(const Context& context, model::Change& change);

}  // namespace rpmgap::compare
