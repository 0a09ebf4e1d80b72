#include "model/unit_name.hpp"

#include <algorithm>
#include <array>

namespace rpmgap::model {

namespace {

using namespace std::string_view_literals;

constexpr std::array suffixes{".automount"sv, ".device"sv, ".mount"sv, ".path"sv,   ".scope"sv, ".service"sv,
                              ".slice"sv,     ".socket"sv, ".swap"sv,  ".target"sv, ".timer"sv};

}  // namespace

std::string_view unit_suffix(std::string_view name) {
    const auto dot = name.rfind('.');
    if (dot == std::string_view::npos || dot == 0) return {};
    const auto suffix = name.substr(dot);
    return std::ranges::find(suffixes, suffix) == suffixes.end() ? std::string_view{} : suffix;
}

bool is_unit_name(std::string_view name) {
    if (unit_suffix(name).empty()) return false;
    return std::ranges::all_of(name, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               ":-_.\\@"sv.find(c) != std::string_view::npos;
    });
}

std::string unit_template(std::string_view name) {
    const auto suffix = unit_suffix(name);
    const auto at = name.find('@');
    if (suffix.empty() || at == std::string_view::npos || at == 0) return {};
    const auto stem = name.size() - suffix.size();
    return at + 1 < stem ? std::string(name.substr(0, at + 1)).append(suffix) : std::string{};
}

}  // namespace rpmgap::model
