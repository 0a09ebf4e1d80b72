// The texts of rules/distributions/*.toml, compiled in by embed_profiles.cmake.
#pragma once

#include <span>
#include <string_view>

namespace rpmgap::repo {

struct EmbeddedProfile {
    std::string_view id;     ///< the file's name without .toml
    std::string_view where;  ///< for error messages
    std::string_view text;
};

/// Sorted by id.
[[nodiscard]] std::span<const EmbeddedProfile> embedded_profiles();

}  // namespace rpmgap::repo
