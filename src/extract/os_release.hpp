// os-release(5): which distribution a system is.
#pragma once

#include "extract/system_tree.hpp"
#include "model/application.hpp"

namespace rpmgap::extract {

/// From /etc/os-release, else /usr/lib/os-release; empty members where it does not say.
[[nodiscard]] model::OsRelease read_os_release(const SystemTree& tree);
[[nodiscard]] model::OsRelease parse_os_release(std::string_view text);

}  // namespace rpmgap::extract
