// Which packages somebody asked for by patterns of their names.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "resolve/inventory.hpp"

namespace rpmgap::compare {

/// The first of `globs` that fits no name of a package of any of `sides`.
[[nodiscard]] std::optional<std::string> fitting_nothing(const std::vector<std::string>& globs,
                                                         const std::vector<const resolve::Inventory*>& sides);

}  // namespace rpmgap::compare
