#include "extract/input/archive_bytes.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <fmt/format.h>
#include <unistd.h>

#include "support/text.hpp"

namespace rpmgap::extract {

namespace {

using support::Fault;
using support::Result;

constexpr std::size_t chunk_bytes = 128U << 10U;

}  // namespace

std::string reason_of(archive* reader) {
    const char* const text = archive_error_string(reader);
    return text == nullptr ? "damaged" : support::printable(text);
}

int ArchiveBytes::open(archive* reader) {
    // What has a descriptor is passed over without being read.
    return archive_read_open2(reader, this, nullptr, read, content_.descriptor() < 0 ? nullptr : skip, nullptr);
}

Result<std::size_t> ArchiveBytes::fill() {
    chunk_.resize(chunk_bytes);
    filled_ = 0;
    if (const int descriptor = content_.descriptor(); descriptor < 0) {
        const auto got = content_.next(chunk_);
        if (!got) return got;
        filled_ = *got;
    } else {
        ssize_t got = -1;
        do got = pread(descriptor, chunk_.data(), chunk_.size(), static_cast<off_t>(given_));
        while (got < 0 && errno == EINTR);
        if (got < 0) return support::failure(Fault::input, fmt::format("cannot be read: {}", std::strerror(errno)));
        filled_ = static_cast<std::size_t>(got);
    }
    given_ += filled_;
    return filled_;
}

la_ssize_t ArchiveBytes::read(archive* reader, void* self, const void** bytes) {
    auto& own = *static_cast<ArchiveBytes*>(self);
    const auto got = own.fill();
    *bytes = own.chunk_.data();
    if (got && *got <= own.header_left_) {
        if (own.header_left_ != no_limit) own.header_left_ -= *got;
        return static_cast<la_ssize_t>(*got);
    }
    own.fault_ = got ? "a header in it is longer than any" : got.error().line();
    archive_set_error(reader, EIO, "%s", own.fault_.c_str());
    return ARCHIVE_FATAL;
}

la_int64_t ArchiveBytes::skip(archive* /*reader*/, void* self, la_int64_t bytes) {
    static_cast<ArchiveBytes*>(self)->given_ += static_cast<std::uint64_t>(bytes);
    return bytes;
}

Result<std::size_t> ArchiveBytes::next(std::span<std::byte> into) {
    if (left_.empty()) {
        const auto got = fill();
        if (!got) return got;
        left_ = std::span(chunk_).first(filled_);
    }
    const auto count = std::min(into.size(), left_.size());
    std::ranges::copy(left_.first(count), into.begin());
    left_ = left_.subspan(count);
    return count;
}

Result<bool> ArchiveBytes::go_behind(std::uint64_t position, Budget& budget) {
    if (content_.descriptor() >= 0) {
        given_ = position;
        filled_ = 0;
    }
    const auto ahead = given_ - std::min(position, given_);
    if (ahead > filled_) return support::failure(Fault::input, "what lies behind the archive in it is not read");
    left_ = std::span(chunk_).subspan(filled_ - ahead, ahead);
    constexpr std::uint64_t most_padding = 64ULL << 20U;  // blocks of tapes and disks are smaller by far
    for (std::uint64_t padding = 0; padding <= most_padding; padding += filled_) {
        left_ = left_.subspan(static_cast<std::size_t>(
            std::ranges::find_if(left_, [](std::byte each) { return each != std::byte{0}; }) - left_.begin()));
        if (!left_.empty()) return true;
        const auto got = fill();
        if (!got) return tl::unexpected(got.error());
        if (*got == 0) return false;
        if (const auto limit = budget.take_bytes(*got, 0, 0)) return support::failure(Fault::input, *limit);
        left_ = std::span(chunk_).first(filled_);
    }
    return support::failure(Fault::input, "more zeros lie behind the archive in it than are passed over");
}

}  // namespace rpmgap::extract
