// Paths that are asked of both sides.
#pragma once

#include <string_view>
#include <vector>

#include "compare/context.hpp"

namespace rpmgap::compare {

/// Which packages of one side have each of `paths`, in the same order.
using PathOwners = std::vector<std::vector<PackageIndex>>;

/// Paths that requirements of either side name, each once. The texts are the inventories'.
[[nodiscard]] std::vector<std::string_view> required_paths(const resolve::Inventory& old_side,
                                                           const resolve::Inventory& new_side);

/// Whether every channel of both sides has file lists; where one has none, the context says so.
[[nodiscard]] bool carries_files(Context& context);

}  // namespace rpmgap::compare
