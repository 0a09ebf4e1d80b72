// What does not go over the image, as hits of RG502.
#pragma once

#include <optional>
#include <vector>

#include "audit/check.hpp"

namespace rpmgap::audit {

/// What would meet the case is kept out of the plan.
[[nodiscard]] std::optional<Hit> kept_out_of_plan(const Case& c);

/// Packages of the application that are kept out of it, without those that a clash with a package of the target tells.
[[nodiscard]] std::vector<Sighting> packages_kept_out(const Evidence& evidence);

}  // namespace rpmgap::audit
