// What is there when the application runs, beyond what it brings itself: the image, and what is installed for it.
#pragma once

#include <optional>
#include <string>
#include <unordered_set>

#include "audit/evidence.hpp"

namespace rpmgap::audit {

/// Names of the packages of the image, and of those that install commands of the application's scripts and its own
/// packages bring, with all that these drag along. Nothing when no image was chosen or its packages are not known.
[[nodiscard]] std::optional<std::unordered_set<std::string>> packages_at_hand(const Evidence& evidence);

}  // namespace rpmgap::audit
