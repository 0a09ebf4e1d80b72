// A channel's metadata on disk: read once from rpm-md, kept in the cache as a .solv file and a path index.
// Format of rpm-md: https://github.com/rpm-software-management/createrepo_c (repomd.xml, primary.xml, filelists.xml)
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "model/distribution.hpp"
#include "repo/path_index.hpp"
#include "support/result.hpp"

struct s_Pool;
struct s_Repo;

namespace rpmgap::repo {

/// $RPMGAP_CACHE, else $XDG_CACHE_HOME/rpmgap, else ~/.cache/rpmgap.
[[nodiscard]] std::filesystem::path default_cache_directory();

/// A channel that was opened: all of it lies in the cache and was checked there.
struct OpenChannel {
    model::ChannelSnapshot snapshot;
    std::filesystem::path solv;              ///< primary metadata as libsolv writes it
    std::shared_ptr<const PathIndex> paths;  ///< every path of its packages; ordinals count packages in .solv order
};

/// Opens a channel whose source is a directory or file:// URL. The cache entry is keyed by the sha256 of repomd.xml,
/// libsolv's version and the entry's format; it is written to a temporary directory and renamed, and rebuilt when its
/// checksums do not fit. Faults are of kind repository, or output when the cache cannot be written.
[[nodiscard]] support::Result<OpenChannel> open_channel(const model::Channel& channel,
                                                        const std::filesystem::path& cache);

/// Adds the packages of an open channel to `pool` as one repo named as the channel; the pool owns the repo. Solvables
/// are contiguous from repo->start, in the order of the path index's ordinals.
[[nodiscard]] support::Result<s_Repo*> add_to_pool(s_Pool* pool, const OpenChannel& channel);

}  // namespace rpmgap::repo
