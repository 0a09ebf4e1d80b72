// Which version of a library is used.
#pragma once

#include "support/library_version.hpp"

namespace rpmgap::extract {

/// As the library says it.
[[nodiscard]] support::LibraryVersion libarchive_version();

}  // namespace rpmgap::extract
