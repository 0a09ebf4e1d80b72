#include "audit/registry.hpp"

#include <algorithm>
#include <array>

#include "audit/checks/checks.hpp"

namespace rpmgap::audit {

namespace {

constexpr std::array all{
    &missing_capability,
    &missing_package,
    &missing_soname,
    &soname_differs,
    &missing_symbol_version,
    &missing_symbol,
    &missing_file,
    &missing_command,
    &unresolved,
    &channel_unsupported,
    &channel_optional,
    &command_channel,
    &version_too_old,
    &version_older,
    &version_newer,
    &dist_tag_pinned,
    &provider_differs,
    &renamed,
    &split_or_merged,
    &path_moved,
    &command_missing,
    &uninstallable,
    &conflict,
    &arch_missing,
    &weak_dependency_lost,
    &scriptlet_tool_missing,
    &closure_differs,
    &interpreter_version,
    &not_in_image,
    &package_manager,
    &identity_test,
    &bundled_off_path,
    &unit_missing,
    &cpu_level,
    &feature_cut,
    &policy_differs,
    &package_refused,
    &not_checked,
    &waiver_stale,
};

// Undecidable first; then what the application could mend itself, and what replaces an unmet code; the unmet ones, most
// exact first; met beyond the first tier; met.
constexpr std::array order = std::to_array<std::string_view>({
    "RG901", "RG703", "RG605", "RG109", "RG505", "RG601",                                               //
    "RG503", "RG304", "RG301", "RG105", "RG104", "RG103", "RG405", "RG404", "RG606", "RG108", "RG107",  //
    "RG102", "RG101",                                                                                   //
    "RG202", "RG203", "RG201",                                                                          //
    "RG106", "RG502", "RG501", "RG602", "RG403", "RG402", "RG303", "RG302", "RG401",
});

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
