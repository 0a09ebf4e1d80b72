// One channel's directory in the cache: packages.solv, names.solv (the same without dependencies), paths.index,
// notable.paths and a manifest with their checksums and what was counted.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include <tl/expected.hpp>

#include "repo/entry_parts.hpp"
#include "repo/metadata_classes.hpp"
#include "repo/notable_paths.hpp"
#include "repo/path_table.hpp"
#include "repo/solv_file.hpp"
#include "support/result.hpp"

namespace rpmgap::repo {

class PendingEntry;

/// Where the notable paths of an entry are: in memory, or in a file that was whole when the entry was read.
struct NotableFile {
    std::shared_ptr<const NotablePaths> paths;  ///< null: they lie in `file`
    std::filesystem::path file;
    std::uint64_t size = 0;
    std::uint64_t checksum = 0;  ///< XXH3
    std::uint64_t packages = 0;  ///< of the channel
};

/// Reads them; a fault of kind output when the file is no longer what it was.
[[nodiscard]] support::Result<std::shared_ptr<const NotablePaths>> read_notable(const NotableFile& notable);

/// A channel's metadata, as the cache has it or will have it.
struct CacheEntry {
    MetadataCounts counts;
    std::shared_ptr<const SolvFile> solv;  ///< in memory: whatever becomes of the entry, it can be loaded
    std::shared_ptr<const Paths> paths;
    NotableFile notable;
    std::shared_ptr<PendingEntry> pending;  ///< null: it came from the cache
};

/// What an entry is made of.
struct MadeEntry {
    MetadataCounts counts;
    std::shared_ptr<const SolvFile> solv;
    std::shared_ptr<const PathTable> paths;
    std::shared_ptr<const NotablePaths> notable;
};

/// What was just made of a channel's metadata and is not in the cache yet. Before publish() nothing of it is on disk: a
/// reader is not kept waiting for files that only the next run needs.
class PendingEntry {
public:
    PendingEntry(std::filesystem::path place, MadeEntry made) : place_(std::move(place)), made_(std::move(made)) {}

    /// Writes the entry to a directory that nobody else sees and moves it to its place in one step. Whoever else made
    /// the same entry meanwhile wins, or is replaced when theirs is damaged. Faults are of kind output; what was in the
    /// cache is then still there. Does nothing when called again after a success. From one thread at a time.
    [[nodiscard]] support::Result<void> publish();

private:
    std::filesystem::path place_;
    std::optional<MadeEntry> made_;  ///< empty once it is published
};

/// Where the entry of a repomd.xml with this sha256 lies: another libsolv or another format of the entry has another
/// place.
[[nodiscard]] std::filesystem::path entry_directory(const std::filesystem::path& cache, const std::string& digest);

/// Reads an entry and verifies every byte of it. The error says what does not fit, or that there is none.
[[nodiscard]] tl::expected<CacheEntry, std::string> read_entry(const std::filesystem::path& directory,
                                                               EntryParts parts = EntryParts::all);

/// The entry of `place`, which can be used at once and is not in the cache yet.
[[nodiscard]] CacheEntry make_entry(const std::filesystem::path& place, MadeEntry made);

}  // namespace rpmgap::repo
