#include "report/amounts.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "support/text.hpp"

namespace rpmgap::report {

std::string size_text(std::uint64_t bytes) {
    constexpr std::array<std::string_view, 4> units{"B", "KiB", "MiB", "GiB"};
    auto amount = static_cast<double>(bytes);
    std::size_t unit = 0;
    while (amount >= 1024 && unit + 1 < units.size()) {
        amount /= 1024;
        ++unit;
    }
    return unit == 0 ? fmt::format("{} B", bytes) : fmt::format("{:.1f} {}", amount, units[unit]);
}

std::string some_of(const std::vector<std::string>& names) {
    constexpr std::size_t names_shown = 3;
    const auto shown = std::min(names.size(), names_shown);
    auto text = support::join({names.begin(), names.begin() + static_cast<std::ptrdiff_t>(shown)}, ", ");
    if (names.size() > shown) text += fmt::format(" and {} more", names.size() - shown);
    return text;
}

}  // namespace rpmgap::report
