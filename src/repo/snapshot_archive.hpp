// A lock together with all metadata that it names, as a directory or one tar file: for machines without a network.
#pragma once

#include <filesystem>

#include "repo/snapshot_format.hpp"
#include "support/result.hpp"

namespace rpmgap::repo {

/// Writes what `lock` names to `place`: a tar file, compressed as its name says (.tar, .tar.gz, .tar.xz, .tar.zst),
/// else a directory, which must not exist. Metadata is taken from the cache, or from the directory that the channel was
/// locked from. Faults are of kind repository (something is neither here nor there) or output.
[[nodiscard]] support::Result<SnapshotSize> export_snapshot(const Lock& lock, const std::filesystem::path& place,
                                                            const std::filesystem::path& cache);

struct ImportedSnapshot {
    Lock lock;
    SnapshotSize size;
};
/// Reads `place` as export_snapshot() wrote it, holds every file against its checksum, and puts the metadata into the
/// cache. Faults are of kind input (it is no snapshot, or damaged) or output.
[[nodiscard]] support::Result<ImportedSnapshot> import_snapshot(const std::filesystem::path& place,
                                                                const std::filesystem::path& cache);

}  // namespace rpmgap::repo
