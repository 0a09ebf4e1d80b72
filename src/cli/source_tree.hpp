// The source tree that a run is in: what code scanning and the like know files by.
#pragma once

#include <filesystem>

namespace rpmgap::cli {

/// The nearest directory, this one or one above it, that version control has for its top (.git, .hg); empty: there is
/// none. Absolute.
[[nodiscard]] std::filesystem::path source_tree_of(const std::filesystem::path& directory);

}  // namespace rpmgap::cli
