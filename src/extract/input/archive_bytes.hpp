// What libarchive reads: the bytes of a content, one after the other.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <vector>

#include <archive.h>

#include "extract/input/content.hpp"
#include "extract/input/limits.hpp"
#include "support/handle.hpp"

namespace rpmgap::extract {

using ArchiveHandle = support::Handle<archive, archive_read_free>;

/// The last error of `reader`, one line.
[[nodiscard]] std::string reason_of(archive* reader);

class ArchiveBytes {
public:
    explicit ArchiveBytes(Content& content) : content_(content) {}

    /// Opens `reader` on them, from the first one on; it has to end before this object. A code of libarchive's.
    [[nodiscard]] int open(archive* reader);
    /// Whether the reader is about to read a header: more bytes than any has are a fault then. It keeps all of a name
    /// in memory, whose length is what the archive says.
    void expect_header(bool expected) { header_left_ = expected ? most_header_bytes : no_limit; }
    /// Why they could not be read to the end; empty: they could.
    [[nodiscard]] const std::string& fault() const { return fault_; }

    /// The next bytes, 0 at the end.
    [[nodiscard]] support::Result<std::size_t> next(std::span<std::byte> into);
    /// Goes on behind the first `position` bytes that libarchive has used, and behind the zeros there: false at the
    /// end. The reader is not to be used any more.
    [[nodiscard]] support::Result<bool> go_behind(std::uint64_t position, Budget& budget);

private:
    static constexpr std::uint64_t most_header_bytes = 64ULL << 20U;  // also of padding before it
    static constexpr std::uint64_t no_limit = std::numeric_limits<std::uint64_t>::max();

    static la_ssize_t read(archive* reader, void* self, const void** bytes);
    static la_int64_t skip(archive* reader, void* self, la_int64_t bytes);
    support::Result<std::size_t> fill();

    Content& content_;
    std::vector<std::byte> chunk_;
    std::span<const std::byte> left_;  // of the chunk, for next()
    std::size_t filled_ = 0;           // of the chunk
    std::uint64_t given_ = 0;          // up to the end of the chunk
    std::uint64_t header_left_ = no_limit;
    std::string fault_;
};

}  // namespace rpmgap::extract
