// One channel's directory in the cache: packages.solv, paths.index and a manifest with their checksums and what was
// counted.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include <tl/expected.hpp>

#include "repo/metadata_classes.hpp"
#include "repo/path_table.hpp"
#include "repo/solv_file.hpp"
#include "repo/temporary_directory.hpp"
#include "support/result.hpp"

namespace rpmgap::repo {

struct Manifest {
    MetadataCounts counts;
    std::uint64_t solv_size = 0;
    std::uint64_t solv_checksum = 0;   ///< XXH3 of packages.solv
    std::uint64_t paths_checksum = 0;  ///< PathIndex::checksum() of paths.index

    friend bool operator==(const Manifest&, const Manifest&) = default;
};

class PendingEntry;

/// A channel's metadata, as the cache has it or will have it.
struct CacheEntry {
    Manifest manifest;
    std::shared_ptr<const SolvFile> solv;  ///< open: whatever becomes of the entry, it can be loaded
    std::shared_ptr<const Paths> paths;
    std::shared_ptr<PendingEntry> pending;  ///< null: it came from the cache
};

/// What was just made of a channel's metadata and is not in the cache yet. Nobody else sees it before publish(), and
/// without that nothing of it stays.
class PendingEntry {
public:
    PendingEntry(TemporaryDirectory directory, std::filesystem::path place, Manifest manifest,
                 std::shared_ptr<const PathTable> paths);

    /// Writes what is still missing and moves the entry to its place in one step. Whoever else made the same entry
    /// meanwhile wins, or is replaced when theirs is damaged. Faults are of kind output; what was in the cache is then
    /// still there. Does nothing when called again after a success. From one thread at a time.
    [[nodiscard]] support::Result<void> publish();

private:
    [[nodiscard]] support::Result<void> write_rest();
    [[nodiscard]] support::Result<void> move_to_place();

    std::optional<TemporaryDirectory> directory_;  ///< empty once it is published
    std::filesystem::path place_;
    Manifest manifest_;
    std::shared_ptr<const PathTable> paths_;
};

/// Where the entry of a repomd.xml with this sha256 lies: another libsolv or another format of the entry has another
/// place.
[[nodiscard]] std::filesystem::path entry_directory(const std::filesystem::path& cache, const std::string& digest);

/// Reads an entry and verifies every byte of it. The error says what does not fit, or that there is none.
[[nodiscard]] tl::expected<CacheEntry, std::string> read_entry(const std::filesystem::path& directory);

/// What make_entry() is given.
struct MadeEntry {
    MetadataCounts counts;
    std::shared_ptr<const PathTable> paths;
};

/// Makes the entry of `place`: `make` writes packages.solv to the path that it is told, in a fresh directory, and
/// returns the rest. The entry can be used at once and is not in the cache yet. Faults are make's, or of kind output.
[[nodiscard]] support::Result<CacheEntry> make_entry(
    const std::filesystem::path& place,
    const std::function<support::Result<MadeEntry>(const std::filesystem::path& solv)>& make);

}  // namespace rpmgap::repo
