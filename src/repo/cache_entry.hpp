// One channel's directory in the cache: packages.solv, paths.index and a manifest with their checksums and what was
// counted.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include <tl/expected.hpp>

#include "repo/metadata_classes.hpp"
#include "repo/path_index.hpp"
#include "support/result.hpp"

namespace rpmgap::repo {

struct Manifest {
    MetadataCounts counts;
    std::uint64_t solv_size = 0;
    std::uint64_t solv_checksum = 0;   ///< XXH3 of packages.solv
    std::uint64_t paths_checksum = 0;  ///< PathIndex::checksum() of paths.index

    friend bool operator==(const Manifest&, const Manifest&) = default;
};

/// A cache entry that was found whole.
struct CacheEntry {
    Manifest manifest;
    std::filesystem::path solv;
    std::shared_ptr<const PathIndex> paths;
};

/// Where the entry of a repomd.xml with this sha256 lies: another libsolv or another format of the entry has another
/// place.
[[nodiscard]] std::filesystem::path entry_directory(const std::filesystem::path& cache, const std::string& digest);

/// Reads an entry and verifies every byte of it. The error says what does not fit, or that there is none.
[[nodiscard]] tl::expected<CacheEntry, std::string> read_entry(const std::filesystem::path& directory);

/// Where fill() is to write the two files, and what they are called there.
[[nodiscard]] std::filesystem::path solv_in(const std::filesystem::path& directory);
[[nodiscard]] std::filesystem::path paths_in(const std::filesystem::path& directory);

/// Makes the entry: `fill` writes the two files into a fresh directory beside it and returns what it counted and the
/// path index's checksum; the directory then takes the entry's place in one step. Whoever else made the same entry
/// meanwhile wins, or is replaced when theirs is damaged. Faults are fill's, or of kind output.
[[nodiscard]] support::Result<CacheEntry> make_entry(
    const std::filesystem::path& directory,
    const std::function<support::Result<Manifest>(const std::filesystem::path&)>& fill);

}  // namespace rpmgap::repo
