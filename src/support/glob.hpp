// Patterns as fnmatch(3) has them, without flags: '*' matches '/' too.
#pragma once

#include <string_view>

namespace rpmgap::support {

[[nodiscard]] bool matches_glob(std::string_view pattern, std::string_view text);

}  // namespace rpmgap::support
