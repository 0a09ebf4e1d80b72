// Which version of a library is used.
#pragma once

#include "support/library_version.hpp"

namespace rpmgap::extract::elf {

/// By its headers: libelf has no function that tells it.
[[nodiscard]] support::LibraryVersion elfutils_version();

}  // namespace rpmgap::extract::elf
