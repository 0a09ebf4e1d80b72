// Which packages of a channel have a path: every path of the file lists, as sorted hashes in a file that is read by
// position. A look-up reads one or two small blocks, so a file list of seven million paths costs almost no memory
// (mapping the file would make most of it resident after some thousand look-ups, and would end the process if the file
// shrank).
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string_view>
#include <vector>

#include "support/result.hpp"

namespace rpmgap::repo {

/// One package that has a path.
struct PathHit {
    std::uint32_t package = 0;  ///< ordinal of the package in its channel
    bool ghost = false;         ///< %ghost: the package owns the path but does not install it

    friend bool operator==(const PathHit&, const PathHit&) = default;
};

class PathIndex {
public:
    PathIndex();
    ~PathIndex();
    PathIndex(const PathIndex&) = delete;
    PathIndex& operator=(const PathIndex&) = delete;

    /// Opens a file that PathIndexWriter wrote and checks it whole; a fault of kind output says what does not fit.
    [[nodiscard]] static support::Result<std::unique_ptr<PathIndex>> open(const std::filesystem::path& file);

    /// The packages that have exactly this path, by ascending ordinal, each once; empty when none has. Paths are
    /// compared by a 64-bit hash. Safe to call from several threads. Throws std::system_error when the file can no
    /// longer be read.
    [[nodiscard]] std::vector<PathHit> packages_with(std::string_view path) const;
    [[nodiscard]] std::size_t size() const;        ///< number of (path, package) entries
    [[nodiscard]] std::uint64_t checksum() const;  ///< of the whole content, names this index in a cache entry

private:
    struct Layout;
    std::unique_ptr<Layout> layout_;
};

/// Collects entries, then sorts and writes them.
class PathIndexWriter {
public:
    PathIndexWriter();

    /// `package` is below 2^31.
    void add(std::string_view path, std::uint32_t package, bool ghost = false);
    [[nodiscard]] std::size_t size() const { return size_; }
    /// Writes the file and returns its checksum; the writer is empty afterwards.
    [[nodiscard]] support::Result<std::uint64_t> write(const std::filesystem::path& file);

private:
    struct Entry {
        std::uint64_t hash;
        std::uint32_t package;  ///< top bit: ghost
    };
    /// By the first byte of the hash: small sorts, and growth moves one part at a time.
    std::vector<std::vector<Entry>> parts_;
    std::size_t size_ = 0;
};

}  // namespace rpmgap::repo
