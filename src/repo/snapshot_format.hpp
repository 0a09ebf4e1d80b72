// What a snapshot is made of, as a directory or as a tar file with these members in this order:
//
//   rpmgap.lock
//   metadata/DIGEST/repodata/repomd.xml    for each repomd.xml that the lock names by its sha256,
//   metadata/DIGEST/...                    followed by the files of it that are used
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "repo/lock_file.hpp"
#include "support/result.hpp"

namespace rpmgap::repo {

inline constexpr std::string_view snapshot_lock_name = "rpmgap.lock";
inline constexpr std::uint64_t most_lock_bytes = 4U << 20U;

struct SnapshotSize {
    std::size_t channels = 0;
    std::size_t files = 0;
    std::uint64_t bytes = 0;
};

struct SnapshotMember {
    std::string name;  ///< in the snapshot
    std::filesystem::path file;
};

/// "metadata/DIGEST"
[[nodiscard]] std::string metadata_name(const std::string& digest);

/// The lock of the snapshot at `place`, whose bytes are below `root`. It names a channel at least. Faults are of kind
/// input.
[[nodiscard]] support::Result<Lock> read_snapshot_lock(const std::filesystem::path& root,
                                                       const std::filesystem::path& place);

/// A fault of kind output.
[[nodiscard]] tl::unexpected<support::Error> unwritten_snapshot(const std::filesystem::path& place,
                                                                const std::string& why);
/// A fault of kind input: it is no snapshot, or damaged.
[[nodiscard]] tl::unexpected<support::Error> unusable_snapshot(const std::filesystem::path& place,
                                                               const std::string& why);

}  // namespace rpmgap::repo
