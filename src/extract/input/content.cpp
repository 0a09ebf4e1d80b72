#include "extract/input/content.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include <fmt/format.h>
#include <sys/mman.h>
#include <unistd.h>

namespace rpmgap::extract {

namespace {

using support::Fault;
using support::Result;

constexpr std::size_t chunk_bytes = 256U << 10U;

}  // namespace

tl::unexpected<support::Error> too_large(std::uint64_t limit) {
    return support::failure(Fault::input, fmt::format("has more than {} bytes, the limit for one file", limit));
}

Result<void> Stream::begin() {
    while (head_size_ < head_.size()) {
        const auto got = pull(std::span(head_).subspan(head_size_));
        if (!got) return tl::unexpected(got.error());
        if (*got == 0) break;
        head_size_ += *got;
    }
    return {};
}

Result<std::size_t> Stream::next(std::span<std::byte> into) {
    if (told_ == head_size_) return head_size_ < head_.size() ? Result<std::size_t>(0) : pull(into);
    const auto bytes = std::min(into.size(), head_size_ - told_);
    std::ranges::copy(head().subspan(told_, bytes), into.begin());
    told_ += bytes;
    return bytes;
}

Result<std::span<const std::byte>> Stream::whole(std::uint64_t limit) {
    // Grows as bytes come in: what a header says of its size may be a lie.
    for (std::size_t filled = 0; !is_whole_;) {
        if (filled == whole_.size()) whole_.resize(filled + chunk_bytes + filled / 2);
        const auto got = next(std::span(whole_).subspan(filled));
        if (!got) return tl::unexpected(got.error());
        filled += *got;
        if (filled > limit) return too_large(limit);
        is_whole_ = *got == 0;
        if (is_whole_) whole_.resize(filled);
    }
    return std::span<const std::byte>(whole_);
}

Result<MemoryFile> MemoryFile::of(Content& content, std::uint64_t limit) {
    const int descriptor = memfd_create("rpmgap", MFD_CLOEXEC);
    if (descriptor < 0)
        return support::failure(Fault::input, fmt::format("no memory file can be made: {}", std::strerror(errno)));
    MemoryFile file(descriptor);
    std::vector<std::byte> chunk(chunk_bytes);
    std::uint64_t total = 0;
    for (;;) {
        const auto got = content.next(chunk);
        if (!got) return tl::unexpected(got.error());
        if (*got == 0) break;
        total += *got;
        if (total > limit) return too_large(limit);
        for (std::size_t done = 0; done < *got;) {
            const auto put = write(descriptor, chunk.data() + done, *got - done);
            if (put < 0 && errno == EINTR) continue;
            if (put < 0)
                return support::failure(Fault::input,
                                        fmt::format("cannot be kept in memory: {}", std::strerror(errno)));
            done += static_cast<std::size_t>(put);
        }
    }
    if (lseek(descriptor, 0, SEEK_SET) != 0)
        return support::failure(Fault::input, fmt::format("cannot be kept in memory: {}", std::strerror(errno)));
    return file;
}

MemoryFile::MemoryFile(MemoryFile&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

MemoryFile::~MemoryFile() {
    if (descriptor_ >= 0) close(descriptor_);
}

}  // namespace rpmgap::extract
