// A snapshot as one tar file. The only file that includes libarchive.
#pragma once

#include <filesystem>
#include <vector>

#include "repo/snapshot_format.hpp"
#include "support/result.hpp"

namespace rpmgap::repo {

/// Whether the name is one of a tar file, compressed in a way that is known or not.
[[nodiscard]] bool is_tar(const std::filesystem::path& place);

/// Writes the members in their order, compressed as the name says (.tar, .tar.gz, .tar.bz2, .tar.xz, .tar.zst), and
/// counts them in `size`. The same members give the same bytes. Faults are of kind output.
[[nodiscard]] support::Result<void> write_tar(const std::vector<SnapshotMember>& members,
                                              const std::filesystem::path& place, SnapshotSize& size);

/// Unpacks below `into` and returns the lock. Each member must have been named by one before it (snapshot_format.hpp),
/// with the size that repomd.xml says: nothing else is written, and never more than 16 GiB. Checksums are not looked at
/// but that of each repomd.xml. Faults are of kind input or output.
[[nodiscard]] support::Result<Lock> unpack_tar(const std::filesystem::path& place, const std::filesystem::path& into);

}  // namespace rpmgap::repo
