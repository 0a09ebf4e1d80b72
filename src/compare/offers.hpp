// What counts as something that a package offers.
#pragma once

#include <string_view>

namespace rpmgap::compare {

/// Nothing that a package offers to others: what rpm and libsolv answer themselves, and what no requirement asks for.
[[nodiscard]] bool is_no_offer(std::string_view capability);

/// "glibc" of "glibc(x86-64)".
[[nodiscard]] std::string_view without_isa(std::string_view name);

}  // namespace rpmgap::compare
