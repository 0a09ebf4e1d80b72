// ld.so.conf of a system: ldconfig(8).
#pragma once

#include <string>
#include <vector>

#include "extract/system_tree.hpp"

namespace rpmgap::extract {

/// The directories that /etc/ld.so.conf and what it includes name, in that order.
[[nodiscard]] std::vector<std::string> configured_library_directories(const SystemTree& tree);

}  // namespace rpmgap::extract
