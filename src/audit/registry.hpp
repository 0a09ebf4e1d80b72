// Every check, in one table.
#pragma once

#include <span>

#include "audit/check.hpp"

namespace rpmgap::audit {

/// All checks, ascending by code.
[[nodiscard]] std::span<const Check* const> all_checks();

/// The order in which the checks of one requirement are tried: the first hit is its code (taxonomy, "One code for
/// each").
[[nodiscard]] std::span<const std::string_view> precedence();

/// Null when there is no such check.
[[nodiscard]] const Check* find_check(std::string_view code);

}  // namespace rpmgap::audit
