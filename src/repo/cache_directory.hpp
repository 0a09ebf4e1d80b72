// The cache as a whole: where it lies, what it holds, and what of it can go.
//
//   metadata/DIGEST/repodata/   rpm-md as it was fetched, named by the sha256 of repomd.xml   (metadata_store.hpp)
//   channels/DIGEST-.../        what was made of it for this libsolv                          (cache_entry.hpp)
//   symbols/TYPE-DIGEST.index   what the libraries of one package export                      (symbol_index.hpp)
//   modules/DIGEST.toml         summary of its module metadata                                (channel_modules.hpp)
//   sources/                    which repomd.xml each source had when it was last asked      (source_record.hpp)
//   keys/                       keys that have verified a signature                           (signing_keys.hpp)
//   locks/                      empty files to hold while one of the others is written
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "support/result.hpp"

namespace rpmgap::repo {

/// $RPMGAP_CACHE, else $XDG_CACHE_HOME/rpmgap, else ~/.cache/rpmgap.
[[nodiscard]] std::filesystem::path default_cache_directory();

struct CacheItem {
    std::filesystem::path path;
    std::string kind;    ///< "metadata", "channels", "symbols", "modules", "keys", "sources", "locks"
    std::string digest;  ///< of metadata and channels: sha256 of repomd.xml; of symbols: the checksum of the package
    std::uint64_t size = 0;  ///< bytes of its files
    std::int64_t used = 0;   ///< when it was last opened, seconds since 1970
};

/// What it holds, by kind and name; nothing when there is no cache. Faults are of kind output.
[[nodiscard]] support::Result<std::vector<CacheItem>> cache_items(const std::filesystem::path& cache);

/// Notes that an item is used now, for prune.
void touch_cache_item(const std::filesystem::path& path);

/// Removes metadata, channels and symbols that were not used for `unused_for` seconds, and what killed processes left.
/// Returns what went. Each is first renamed, so that nobody reads half of it. Faults are of kind output.
[[nodiscard]] support::Result<std::vector<CacheItem>> prune_cache(const std::filesystem::path& cache,
                                                                  std::int64_t unused_for);

/// Removes everything that rpmgap put there; other files stay.
[[nodiscard]] support::Result<std::vector<CacheItem>> clear_cache(const std::filesystem::path& cache);

}  // namespace rpmgap::repo
