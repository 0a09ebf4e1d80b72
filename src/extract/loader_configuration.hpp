// ld.so.conf of a system: ldconfig(8).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/system_tree.hpp"

namespace rpmgap::extract {

struct LoaderConfiguration {
    std::vector<std::string> directories;  ///< that /etc/ld.so.conf and what it includes name, in that order
    std::vector<std::string> unread;       ///< what it includes and no is_system_fact() is: paths and patterns
};
[[nodiscard]] LoaderConfiguration read_loader_configuration(const SystemTree& tree);

/// Whether ld.so.conf includes the file where it gets installed.
[[nodiscard]] bool is_loader_configuration(std::string_view path);
/// The directories that such a file names itself.
[[nodiscard]] std::vector<std::string> directories_named(std::string_view text);

}  // namespace rpmgap::extract
