// OLD and NEW of rpmgap diff: whatever names a snapshot, as a distribution that can be opened.
#pragma once

#include <string>
#include <vector>

#include "cli/open_metadata.hpp"
#include "support/result.hpp"

namespace rpmgap::cli {

/// OLD and NEW for each of `arches`: first both of the first architecture. A name is what choose_distribution() takes,
/// a lock file or an exported snapshot (a directory or a tar file, whose metadata is put into the cache) of one
/// distribution, or DIST@LOCK. Options are meant for a side by its name, its id, or OLD: and NEW:. Nothing is opened
/// yet. `channels`: the only ones, on either side; empty: all. Faults are of kind usage, input or repository.
[[nodiscard]] support::Result<std::vector<OpenDistribution>> choose_diff_sides(const std::string& old_name,
                                                                               const std::string& new_name,
                                                                               const std::vector<std::string>& arches,
                                                                               const std::vector<std::string>& channels,
                                                                               const MetadataOptions& options);

}  // namespace rpmgap::cli
