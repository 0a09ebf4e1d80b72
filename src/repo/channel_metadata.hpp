// From a directory of rpm-md to what the cache keeps of it: primary as .solv, file lists as a path index.
#pragma once

#include <filesystem>

#include "repo/cache_entry.hpp"
#include "repo/repomd.hpp"
#include "support/result.hpp"

namespace rpmgap::repo {

/// The entry of `repomd`, which was read from `directory`: from the cache, else made of the files in `directory`, each
/// held against its checksum. Faults are of kind repository, or output when the cache cannot be written.
[[nodiscard]] support::Result<CacheEntry> channel_metadata(const std::filesystem::path& directory, const Repomd& repomd,
                                                           const std::filesystem::path& cache);

}  // namespace rpmgap::repo
