// Which version of a library is used.
#pragma once

#include "support/library_version.hpp"

namespace rpmgap::extract::syntax {

/// The newest ABI of grammars that its headers know.
[[nodiscard]] support::LibraryVersion tree_sitter_version();

}  // namespace rpmgap::extract::syntax
