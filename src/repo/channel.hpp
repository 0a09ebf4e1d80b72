// A channel's metadata: read once from rpm-md, kept in the cache as a .solv file and a path index.
// Format of rpm-md: https://github.com/rpm-software-management/createrepo_c (repomd.xml, primary.xml, filelists.xml)
#pragma once

#include <filesystem>
#include <memory>
#include <semaphore>
#include <string>

#include "model/distribution.hpp"
#include "repo/entry_parts.hpp"
#include "repo/locate.hpp"
#include "repo/module_summary.hpp"
#include "repo/paths.hpp"
#include "repo/remote/source.hpp"
#include "support/result.hpp"

struct s_Pool;
struct s_Repo;

namespace rpmgap::repo {

class NotablePaths;
class PendingEntry;
struct NotableFile;
struct SolvFile;

/// A channel that was opened: all of it was checked, whether it lies in the cache or was just made.
struct OpenChannel {
    model::ChannelSnapshot snapshot;
    std::shared_ptr<const SolvFile> solv;   ///< primary metadata as libsolv writes it
    std::shared_ptr<const Paths> paths;     ///< every path of its packages; ordinals count packages in .solv order
    std::shared_ptr<PendingEntry> pending;  ///< what keep_in_cache() writes; null: it came from there
    std::shared_ptr<const NotableFile> notable = {};    ///< its notable paths, for notable_paths()
    std::shared_ptr<const ModuleSummary> modules = {};  ///< null: its repomd.xml lists no module metadata
    std::filesystem::path unwritten_modules = {};  ///< where keep_in_cache() writes them; empty: they came from there
};

/// Opens a channel: its metadata is located (locate.hpp), held against the checksums in its repomd.xml, and read by way
/// of the cache, whose entry is keyed by the sha256 of repomd.xml, libsolv's version and the entry's format. Files in
/// the cache that turn out damaged are fetched anew. One of `processors` (null: no limit) is held while metadata is
/// read, none while a server is waited for. Only fetched files are written. With `parts`
/// less than all OpenChannel::paths may be null. Faults are of kind repository, or output
/// when those cannot be written.
[[nodiscard]] support::Result<OpenChannel> open_channel(const model::Channel& channel, const remote::Source& source,
                                                        const Pinned* pinned, const LocateOptions& options,
                                                        std::counting_semaphore<>* processors = nullptr,
                                                        EntryParts parts = EntryParts::all);

/// The paths of an open channel that are kept as text; ordinals count packages in .solv order. A fault of kind output
/// when the cache changed meanwhile.
[[nodiscard]] support::Result<std::shared_ptr<const NotablePaths>> notable_paths(const OpenChannel& channel);

/// Writes what open_channel() parsed to the cache; nothing to do when it came from there. Faults are of kind output.
[[nodiscard]] support::Result<void> keep_in_cache(const OpenChannel& channel);

/// Adds the packages of an open channel to `pool` as one repo named as the channel; the pool owns the repo. Solvables
/// are contiguous from repo->start, in the order of the path index's ordinals.
[[nodiscard]] support::Result<s_Repo*> add_to_pool(s_Pool* pool, const OpenChannel& channel);

}  // namespace rpmgap::repo
