// primary.xml into a .solv file, and a .solv file into a pool: the only place that reads rpm-md with libsolv.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <tl/expected.hpp>

#include "repo/libsolv.hpp"
#include "repo/local_file.hpp"
#include "repo/metadata_file.hpp"
#include "repo/path_table.hpp"
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

/// Parses `primary` and writes what this program uses of it to a new file `solv`, mode 0600. The few paths that primary
/// lists are added to `paths`, by ordinal; it does not tell ghosts. Faults are of kind repository, or output when the
/// file cannot be written.
[[nodiscard]] support::Result<std::vector<WrittenPackage>> write_solv(const MetadataFile& primary,
                                                                      const std::filesystem::path& solv,
                                                                      PathTable& paths);

/// A .solv file that is open for reading.
class SolvFile {
public:
    /// The error is one line without the path.
    [[nodiscard]] static tl::expected<std::shared_ptr<const SolvFile>, std::string> open(
        const std::filesystem::path& file);
    SolvFile(std::string name, FileDescriptor bytes) : name_(std::move(name)), bytes_(std::move(bytes)) {}

    [[nodiscard]] const std::string& name() const { return name_; }  ///< where it was when it was opened, printable
    [[nodiscard]] const FileDescriptor& bytes() const { return bytes_; }

private:
    std::string name_;
    FileDescriptor bytes_;
};

/// Adds the packages of a .solv file to `pool` as one repo; it must have been verified. The pool owns the repo. From
/// one thread at a time for each file.
[[nodiscard]] support::Result<Repo*> read_solv(Pool* pool, const std::string& name, const SolvFile& solv);

}  // namespace rpmgap::repo
