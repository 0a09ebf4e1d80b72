// Which packages of a channel have a path: every path of the file lists, as sorted hashes in a memory-mapped file.
// Only the paths that are asked for are touched, so a file list of seven million paths costs a look-up almost no memory.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string_view>
#include <vector>

#include "support/result.hpp"

namespace rpmgap::repo {

class PathIndex {
public:
    PathIndex();
    ~PathIndex();
    PathIndex(const PathIndex&) = delete;
    PathIndex& operator=(const PathIndex&) = delete;

    /// Maps a file that PathIndexWriter wrote and checks it whole; a fault of kind output says what does not fit.
    [[nodiscard]] static support::Result<std::unique_ptr<PathIndex>> open(const std::filesystem::path& file);

    /// Ordinals of the packages that have exactly this path, ascending; empty when none has. Paths are compared by a 64-bit hash.
    [[nodiscard]] std::vector<std::uint32_t> packages_with(std::string_view path) const;
    [[nodiscard]] std::size_t size() const;  ///< number of (path, package) entries

private:
    struct Mapping;
    std::unique_ptr<Mapping> mapping_;
};

/// Collects entries, then sorts and writes them.
class PathIndexWriter {
public:
    void add(std::string_view path, std::uint32_t package);
    [[nodiscard]] support::Result<void> write(const std::filesystem::path& file);

private:
    struct Entry {
        std::uint64_t hash;
        std::uint32_t package;
    };
    std::vector<Entry> entries_;
};

}  // namespace rpmgap::repo
