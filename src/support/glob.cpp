#include "support/glob.hpp"

#include <fnmatch.h>

#include <string>

namespace rpmgap::support {

bool matches_glob(std::string_view pattern, std::string_view text) {
    if (pattern.find_first_of("*?[\\") == std::string_view::npos) return pattern == text;
    return fnmatch(std::string(pattern).c_str(), std::string(text).c_str(), 0) == 0;
}

}  // namespace rpmgap::support
