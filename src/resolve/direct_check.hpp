// Whether each requirement of each package is provided by some package of a tier, whatever that one needs in turn.
#pragma once

#include <vector>

#include "resolve/tier.hpp"

namespace rpmgap::resolve {

struct UnmetRequirement {
    Id package = 0;
    Id requirement = 0;
};

/// Of rich dependencies only what no set of packages could meet is unmet. In the order of `packages`.
[[nodiscard]] std::vector<UnmetRequirement> unmet_requirements(const Tier& tier, const std::vector<Id>& packages);

}  // namespace rpmgap::resolve
