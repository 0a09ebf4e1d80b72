#include "extract/syntax/library_version.hpp"

#include <fmt/format.h>
#include <tree_sitter/api.h>

namespace rpmgap::extract::syntax {

support::LibraryVersion tree_sitter_version() {
    return {"tree-sitter", fmt::format("ABI {}", TREE_SITTER_LANGUAGE_VERSION), false};
}

}  // namespace rpmgap::extract::syntax
