// Which version of a library is used.
#pragma once

#include "support/library_version.hpp"

namespace rpmgap::repo::remote {

/// By its headers: the library has no function that tells it.
[[nodiscard]] support::LibraryVersion librepo_version();

}  // namespace rpmgap::repo::remote
