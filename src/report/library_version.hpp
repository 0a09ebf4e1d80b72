// Which version of a library is used.
#pragma once

#include "support/library_version.hpp"

namespace rpmgap::report {

/// By its headers.
[[nodiscard]] support::LibraryVersion json_version();

}  // namespace rpmgap::report
