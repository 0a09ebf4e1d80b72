// The metadata of the distributions of a run: chosen by name, located, verified and opened. The same in every
// subcommand.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "cli/progress.hpp"
#include "model/distribution.hpp"
#include "repo/channel.hpp"
#include "repo/choose.hpp"
#include "repo/lock_file.hpp"
#include "repo/options.hpp"
#include "support/result.hpp"

namespace rpmgap::cli {

struct MetadataOptions {
    repo::RepositoryOptions repositories;
    std::filesystem::path cache;
    bool offline = false;
    std::filesystem::path lock = "rpmgap.lock";
    bool locked = false;                  ///< only what `lock` names will do
    std::optional<std::int64_t> max_age;  ///< seconds since a snapshot was published
    unsigned retries = 3;
    unsigned threads = 1;
    std::vector<std::filesystem::path> outputs = {};  ///< files that the run writes beside the cache
    bool fetches_packages = false;                    ///< once metadata is open, packages are fetched too
    repo::EntryParts parts = repo::EntryParts::all;   ///< of each channel
};

/// What a subcommand calls a distribution, and what it is to this run.
struct Wanted {
    std::string name;
    std::string arch;
    std::string role;         ///< "target", for errors; empty: none
    bool is_default = false;  ///< options without DIST: are meant for it
};

struct OpenDistribution {
    model::Distribution distribution;
    std::vector<repo::remote::Source> sources;  ///< parallel to distribution.channels
    std::vector<repo::OpenChannel> channels;    ///< likewise
    std::vector<repo::Pinned> pinned = {};      ///< likewise, where a lock of its own names it; empty: none does

    [[nodiscard]] model::Snapshot snapshot() const;
};

/// Resolves the names; nothing is opened yet. `otherwise` ends the line about an option that is meant for none of them.
[[nodiscard]] support::Result<std::vector<OpenDistribution>> choose_all(const std::vector<Wanted>& wanted,
                                                                        const repo::RepositoryOptions& repositories,
                                                                        std::string_view otherwise);

/// Opens every channel of every distribution, on as many threads as there are. All channels that fail are named. Then
/// the snapshots are held against --max-age. Says on stderr which channels are not verified. From then on this process
/// is contained (containment.hpp), without a network unless packages are fetched; to be called while it has one thread.
[[nodiscard]] support::Result<void> open_all(std::vector<OpenDistribution>& distributions,
                                             const MetadataOptions& options, Progress& progress);

/// Writes what was parsed in this run to the cache; to be called when the answer is out.
[[nodiscard]] support::Result<void> keep_in_cache(const std::vector<OpenDistribution>& distributions,
                                                  const MetadataOptions& options);

}  // namespace rpmgap::cli
