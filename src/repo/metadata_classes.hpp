// Which classes of questions a channel's metadata can answer, judged by what was measured in it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/distribution.hpp"

namespace rpmgap::repo {

/// Counted once, when a channel is read; kept in its cache entry.
struct MetadataCounts {
    std::uint64_t packages = 0;               ///< all
    std::uint64_t binary_packages = 0;        ///< without source packages
    std::uint64_t arch_packages = 0;          ///< binary and not noarch
    std::uint64_t elf_packages = 0;           ///< arch packages that require or provide what rpm's ELF generator writes
    bool has_file_lists = false;              ///< repomd.xml lists filelists
    std::uint64_t packages_with_paths = 0;    ///< binary packages with a path in the file lists
    std::uint64_t sized_packages = 0;         ///< binary packages with an installed size
    std::uint64_t packages_with_content = 0;  ///< binary packages with a path or an installed size
    std::uint64_t library_packages = 0;       ///< arch packages with a shared library in the file lists
    std::uint64_t unknown_packages = 0;       ///< entries of the file lists that belong to no package
    std::uint64_t unlisted_packages = 0;      ///< binary packages without an entry in the file lists

    friend bool operator==(const MetadataCounts&, const MetadataCounts&) = default;
};

/// True for a path whose file gives its package a generated soname: a versioned shared library directly in a loader
/// directory.
[[nodiscard]] bool is_library_path(std::string_view path);

/// Sets carries_generated, carries_files and lacks_reason. `declared` are the classes that the profile says are not
/// there.
void judge_classes(const MetadataCounts& counts, const std::vector<std::string>& declared,
                   model::ChannelSnapshot& snapshot);

}  // namespace rpmgap::repo
