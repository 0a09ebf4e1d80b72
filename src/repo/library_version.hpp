// Which versions of libraries are used.
#pragma once

#include <vector>

#include "support/library_version.hpp"

namespace rpmgap::repo {

/// libsolv, libmodulemd, libyaml, expat, GLib, toml++.
[[nodiscard]] std::vector<support::LibraryVersion> library_versions();

}  // namespace rpmgap::repo
