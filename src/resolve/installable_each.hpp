// Which packages of a tier can be installed at all, each by itself: the answer that one run of the solver for every
// package gives, without most of these runs.
#pragma once

#include <vector>

#include "resolve/breakages.hpp"
#include "resolve/endings.hpp"
#include "resolve/package_rules.hpp"
#include "resolve/tier.hpp"

namespace rpmgap::resolve {

struct BrokenPackage {
    Id package = 0;
    model::Breakage breakage;
};

/// How the verdicts came about: for figures and tests.
struct VerdictCounts {
    std::size_t packages = 0;   ///< asked about
    std::size_t doomed = 0;     ///< a requirement ends in nothing
    std::size_t witnessed = 0;  ///< are in a set in which every rule holds
    std::size_t broken = 0;     ///< cannot be installed
    std::size_t by_solver = 0;  ///< the solver was asked, once for each
};

/// Those of `packages`, which are of the tier, that cannot be installed from it, in their order: once for each of its
/// own requirements that nothing provides, else once, for what is nearest. `rules` and `endings` are the tier's.
[[nodiscard]] std::vector<BrokenPackage> broken_packages(Tier& tier, const PackageRules& rules, const Endings& endings,
                                                         const std::vector<Id>& packages,
                                                         VerdictCounts* counts = nullptr);

/// The reference: the solver, once for each package.
[[nodiscard]] std::vector<Id> broken_packages_by_solver(Tier& tier, const std::vector<Id>& packages);

}  // namespace rpmgap::resolve
