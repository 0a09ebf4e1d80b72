// The checks as reports list them.
#pragma once

#include <vector>

#include "report/check_listing.hpp"

namespace rpmgap::cli {

/// Ascending by code.
[[nodiscard]] std::vector<report::ListedCheck> listed_checks();

}  // namespace rpmgap::cli
