// primary.xml into the form of a .solv file, and that into a pool: the only place that reads rpm-md with libsolv.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "repo/libsolv.hpp"
#include "repo/metadata_file.hpp"
#include "repo/path_table.hpp"
#include "support/result.hpp"

namespace rpmgap::repo {

/// One package of the .solv file; its ordinal is its place in the vector.
struct SolvPackage {
    std::string pkgid;    ///< checksum, hex in lower case: the key of the file lists; empty: none
    bool source = false;  ///< a source package
    bool noarch = false;
    bool sized = false;  ///< has an installed size
    bool elf = false;    ///< requires or provides what rpm's ELF generator writes
};

/// A .solv file in memory, also before there is one in the cache: some six megabytes for the largest distributions.
struct SolvFile {
    std::string name;   ///< where it was read, or what it was made of, printable
    std::string bytes;  ///< what libsolv wrote, verified
};

struct PrimaryPackages {
    std::vector<SolvPackage> packages;
    std::shared_ptr<const SolvFile> solv;  ///< never null; what this program uses of the packages
};

/// Parses `primary`. The few paths that it lists are added to `paths`, by ordinal; it does not tell ghosts. Faults are
/// of kind repository.
[[nodiscard]] support::Result<PrimaryPackages> read_primary(const MetadataFile& primary, PathTable& paths);

/// The same packages with their names, versions, checksums and obsoletes alone: two fifths of the bytes. In
/// the same order. Faults are of kind output.
[[nodiscard]] support::Result<SolvFile> packages_alone(const SolvFile& solv);

/// Adds the packages of a .solv file to `pool` as one repo. The pool owns the repo.
[[nodiscard]] support::Result<Repo*> read_solv(Pool* pool, const std::string& name, const SolvFile& solv);

}  // namespace rpmgap::repo
