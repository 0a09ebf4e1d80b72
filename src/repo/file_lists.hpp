// Reads a filelists.xml: 660 MB of XML in about a second, nothing kept but one hash for each path.
#pragma once

#include <cstdint>

#include "repo/listed_paths.hpp"
#include "repo/metadata_file.hpp"
#include "support/result.hpp"

namespace rpmgap::repo {

enum class FileListsReading {
    fast,        ///< known forms straight from the bytes, everything else by expat; the same outcome as
    expat_only,  ///< everything by expat: the reference
};

/// Faults are of kind repository and name the file.
[[nodiscard]] support::Result<ListedPaths> read_file_lists(const MetadataFile& file,
                                                           FileListsReading reading = FileListsReading::fast);

}  // namespace rpmgap::repo
