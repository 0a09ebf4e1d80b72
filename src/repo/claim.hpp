// Which process what is being made in the cache belongs to: an flock() on it says that its maker lives. What a killed
// process left behind has nobody who holds it, and goes when the next one comes by.
#pragma once

#include <filesystem>

namespace rpmgap::repo {

enum class Claim {
    held,    ///< until the last descriptor of this opening is closed
    lost,    ///< another process holds it, or has taken it away meanwhile
    failed,  ///< errno says why
};

/// Claims what `path` names, which `fd` was opened as. Never waits. Between the making of a thing and its claim another
/// process may take it for an abandoned one: then it is lost, and the maker makes another.
[[nodiscard]] Claim claim(int fd, const std::filesystem::path& path);

/// Whether `fd` is still what `path` names, without following a link.
[[nodiscard]] bool is_named(int fd, const std::filesystem::path& path);

}  // namespace rpmgap::repo
