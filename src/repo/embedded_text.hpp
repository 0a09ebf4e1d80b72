// A file of rules/ that is compiled into the program, so that it needs no data directory.
#pragma once

#include <string_view>

namespace rpmgap::repo {

struct EmbeddedText {
    std::string_view id;     ///< the file's name without .toml
    std::string_view where;  ///< for error messages
    std::string_view text;
};

}  // namespace rpmgap::repo
