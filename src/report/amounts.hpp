// Sizes and lists, as short as people read them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace rpmgap::report {

/// "512 B", "135.9 KiB": as dnf tells sizes.
[[nodiscard]] std::string size_text(std::uint64_t bytes);

/// "a, b, c and 4 more"
[[nodiscard]] std::string some_of(const std::vector<std::string>& names);

}  // namespace rpmgap::report
