// Which version of a library is used.
#pragma once

#include "support/library_version.hpp"

namespace rpmgap::extract {

/// By its headers.
[[nodiscard]] support::LibraryVersion pugixml_version();

}  // namespace rpmgap::extract
