// Streams a filelists.xml into a path index: 660 MB of XML in a few seconds, nothing kept but one hash for each path.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "repo/metadata_file.hpp"
#include "repo/path_index.hpp"
#include "support/result.hpp"

namespace rpmgap::repo {

/// What the file lists say about each package, by ordinal.
struct ListedPackages {
    std::vector<bool> has_path;
    std::vector<bool> has_library;       ///< a shared library in a loader directory
    std::uint64_t unknown_packages = 0;  ///< entries whose pkgid no package has
};

/// Adds every absolute path (directories and %ghost included) for every package whose pkgid is `pkgids[ordinal]`.
/// Faults are of kind repository and name the file.
[[nodiscard]] support::Result<ListedPackages> index_file_lists(const MetadataFile& file,
                                                               const std::vector<std::string>& pkgids,
                                                               PathIndexWriter& paths);

}  // namespace rpmgap::repo
