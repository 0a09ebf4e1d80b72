// primary.xml into a .solv file, and a .solv file into a pool: the only place that reads rpm-md with libsolv.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "repo/libsolv.hpp"
#include "repo/metadata_file.hpp"
#include "repo/path_index.hpp"
#include "support/result.hpp"

namespace rpmgap::repo {

/// One package of the .solv file; its ordinal is its place in the vector.
struct WrittenPackage {
    std::string pkgid;    ///< checksum, hex in lower case: the key of the file lists; empty: none
    bool source = false;  ///< a source package
    bool noarch = false;
    bool sized = false;  ///< has an installed size
    bool elf = false;    ///< requires or provides what rpm's ELF generator writes
};

/// Parses `primary` and writes what this program uses of it to `solv`. With `paths`, the few paths that primary lists
/// are added there. Faults are of kind repository, or output when the file cannot be written.
[[nodiscard]] support::Result<std::vector<WrittenPackage>> write_solv(const MetadataFile& primary,
                                                                      const std::filesystem::path& solv,
                                                                      PathIndexWriter* paths);

/// Adds the packages of a .solv file to `pool` as one repo; it must have been verified. The pool owns the repo.
[[nodiscard]] support::Result<Repo*> read_solv(Pool* pool, const std::string& name, const std::filesystem::path& solv);

}  // namespace rpmgap::repo
