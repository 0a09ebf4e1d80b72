// Which version of a library is used.
#pragma once

#include "support/library_version.hpp"

namespace rpmgap::extract::rpm {

/// As the library says it.
[[nodiscard]] support::LibraryVersion librpm_version();

}  // namespace rpmgap::extract::rpm
