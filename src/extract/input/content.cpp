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

constexpr std::size_t content_chunk_bytes = 256U << 10U;

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

Stream::~Stream() {
    if (room_ != nullptr) munmap(room_, room_bytes_);
}

// Address space for all that may come: memory is taken as bytes are put into it, and never copied.
Result<std::span<std::byte>> Stream::make_room(std::uint64_t bytes) {
    void* const room = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (room == MAP_FAILED)
        return support::failure(Fault::input, fmt::format("cannot be kept in memory: {}", std::strerror(errno)));
    room_ = room;
    room_bytes_ = bytes;
    return std::span(static_cast<std::byte*>(room), bytes);
}

Result<std::span<const std::byte>> Stream::whole(std::uint64_t limit) {
    if (is_whole_) return whole_;
    // What a header says of the size may be a lie: bytes are counted as they come.
    small_.resize(std::min<std::uint64_t>(content_chunk_bytes, limit + 1));
    std::span<std::byte> room = small_;
    for (std::size_t filled = 0;;) {
        if (filled > limit) return too_large(limit);
        if (filled == room.size()) {
            const auto more = make_room(limit + 1);
            if (!more) return tl::unexpected(more.error());
            std::ranges::copy(room, more->begin());
            room = *more;
        }
        const auto got = next(room.subspan(filled));
        if (!got) return tl::unexpected(got.error());
        filled += *got;
        if (*got > 0) continue;
        is_whole_ = true;
        whole_ = room.first(filled);
        return whole_;
    }
}

Result<MemoryFile> MemoryFile::of(Content& content, std::uint64_t limit) {
    const int descriptor = memfd_create("rpmgap", MFD_CLOEXEC);
    if (descriptor < 0)
        return support::failure(Fault::input, fmt::format("no memory file can be made: {}", std::strerror(errno)));
    MemoryFile file(descriptor);
    std::vector<std::byte> chunk(content_chunk_bytes);
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
