#include "audit/registry.hpp"

#include <algorithm>
#include <array>

#include "audit/checks/checks.hpp"

namespace rpmgap::audit {

namespace {

constexpr std::array all{
    &missing_capability, &missing_package,  &missing_soname,  &soname_differs, &missing_symbol_version,
    &missing_symbol,     &missing_file,     &missing_command, &unresolved,     &channel_unsupported,
    &channel_optional,   &command_channel,  &version_too_old, &version_older,  &version_newer,
    &dist_tag_pinned,    &provider_differs, &uninstallable,   &arch_missing,   &interpreter_version,
    &bundled_off_path,   &not_checked,
};

// Undecidable first; then what the application could mend itself, and what replaces an unmet code; the unmet ones, most
// exact first; met beyond the first tier; met.
constexpr std::array<std::string_view, 22> order{
    "RG901", "RG605", "RG109", "RG601",                                                        //
    "RG503", "RG304", "RG301", "RG105", "RG104", "RG103", "RG108", "RG107", "RG102", "RG101",  //
    "RG202", "RG203", "RG201",                                                                 //
    "RG106", "RG501", "RG303", "RG302", "RG401",
};

}  // namespace

std::span<const Check* const> all_checks() {
    return all;
}

std::span<const std::string_view> precedence() {
    return order;
}

const Check* find_check(std::string_view code) {
    const auto found = std::ranges::find_if(all, [&](const Check* check) { return check->code == code; });
    return found == all.end() ? nullptr : *found;
}

}  // namespace rpmgap::audit
