#include "audit/registry.hpp"

#include <algorithm>
#include <array>

#include "audit/checks/checks.hpp"

namespace rpmgap::audit {

namespace {

constexpr std::array all{
    &missing_capability,  &missing_package,  &missing_soname,  &soname_differs,       &missing_symbol_version,  // RG101
    &missing_file,        &missing_command,  &unresolved,                                                       // RG107
    &channel_unsupported, &channel_optional, &command_channel,                                                  // RG201
    &version_too_old,     &version_older,    &version_newer,   &dist_tag_pinned,                                // RG301
    &provider_differs,    &renamed,          &split_or_merged, &path_moved,           &command_missing,         // RG401
    &uninstallable,       &conflict,         &arch_missing,    &weak_dependency_lost, &closure_differs,         // RG501
    &interpreter_version, &not_in_image,     &package_manager, &identity_test,        &bundled_off_path,
    &unit_missing,                          // RG601
    &feature_cut,         &policy_differs,  // RG701
    &not_checked,                           // RG901
};

// Undecidable first; then what the application could mend itself, and what replaces an unmet code; the unmet ones, most
// exact first; met beyond the first tier; met.
constexpr std::array order = std::to_array<std::string_view>({
    "RG901", "RG605", "RG109", "RG601",                                                                 //
    "RG503", "RG304", "RG301", "RG105", "RG104", "RG103", "RG405", "RG404", "RG606", "RG108", "RG107",  //
    "RG102", "RG101",                                                                                   //
    "RG202", "RG203", "RG201",                                                                          //
    "RG502", "RG501", "RG602", "RG403", "RG402", "RG303", "RG302", "RG401",
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
