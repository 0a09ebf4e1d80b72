// From a directory of rpm-md to what the cache keeps of it: primary as .solv, file lists as a path index.
#pragma once

#include <filesystem>

#include "repo/cache_entry.hpp"
#include "repo/metadata_file.hpp"
#include "repo/repomd.hpp"
#include "support/result.hpp"

namespace rpmgap::repo {

/// The entry of `repomd`, which was read from `directory`: from the cache, else made of the files in `directory`, each
/// held against its checksum unless `verified` says that this was done. A new one can be used at once; nothing of it
/// is written before its `pending` is published. With `parts`
/// less than all, what is not wanted of an entry in the cache is not there. Faults are of kind repository.
[[nodiscard]] support::Result<CacheEntry> channel_metadata(const std::filesystem::path& directory, const Repomd& repomd,
                                                           const std::filesystem::path& cache,
                                                           Verified verified = Verified::no,
                                                           EntryParts parts = EntryParts::all);

}  // namespace rpmgap::repo
