#include "extract/input/open_file.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace rpmgap::extract {

namespace {

// Below this a copy is cheaper than a mapping, which makes every processor that runs the program forget addresses when
// it ends (measured with two threads: 1.5 times the processor time of one).
constexpr std::size_t largest_copy = 512U << 10U;

constexpr int for_reading = O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY;

auto last_error(const char* attempt) {
    return support::failure(support::Fault::input, std::string(attempt) + ": " + std::strerror(errno));
}

}  // namespace

support::Result<OpenFile> OpenFile::open(const std::string& path, bool follow) {
    OpenFile file(::open(path.c_str(), for_reading | (follow ? 0 : O_NOFOLLOW)));
    if (auto begun = file.begin(); !begun) return tl::unexpected(begun.error());
    return file;
}

support::Result<OpenFile> OpenFile::open_below(const std::string& directory, std::string_view name) {
    // What opens the file at the end closes the directories on the way, too.
    OpenFile above(::open(directory.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
    if (above.descriptor_ < 0) return last_error("cannot be opened");
    for (;;) {
        const auto slash = name.find('/');
        const std::string part(name.substr(0, slash));
        if (part.empty() || part == "..") return support::failure(support::Fault::input, "is no path in the directory");
        if (slash == std::string_view::npos) {
            OpenFile file(::openat(above.descriptor_, part.c_str(), for_reading | O_NOFOLLOW));
            if (auto begun = file.begin(); !begun) return tl::unexpected(begun.error());
            return file;
        }
        const int below = ::openat(above.descriptor_, part.c_str(), O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
        if (below < 0) return last_error("cannot be opened");
        close(std::exchange(above.descriptor_, below));
        name.remove_prefix(slash + 1);
    }
}

support::Result<void> OpenFile::begin() {
    if (descriptor_ < 0) return last_error("cannot be opened");
    // Most files are none of ours: they cost this one read, and are examined no further. A pipe or device that took the
    // place of a file cannot be read at an offset.
    const auto got = read_at(0, head_);
    if (!got) return tl::unexpected(got.error());
    head_size_ = *got;
    return {};
}

OpenFile::OpenFile(OpenFile&& other) noexcept
    : Content(std::move(other)),
      descriptor_(std::exchange(other.descriptor_, -1)),
      offset_(other.offset_),
      state_(other.state_),
      mapping_(std::move(other.mapping_)),
      copy_(std::move(other.copy_)) {}

OpenFile::~OpenFile() {
    if (descriptor_ >= 0) close(descriptor_);
}

support::Result<std::size_t> OpenFile::size() const {
    struct stat status {};
    if (fstat(descriptor_, &status) != 0) return last_error("cannot be examined");
    if (!S_ISREG(status.st_mode)) return support::failure(support::Fault::input, "is no regular file any more");
    return static_cast<std::size_t>(status.st_size);
}

// Not for every file that is opened: most are none of ours.
void OpenFile::note_state() {
    struct stat status {};
    if (!state_ && fstat(descriptor_, &status) == 0) state_ = status;
}

bool OpenFile::has_changed() const {
    struct stat now {};
    if (mapping_.is_torn()) return true;
    if (!state_ || fstat(descriptor_, &now) != 0) return false;
    return now.st_size != state_->st_size || now.st_mtim.tv_sec != state_->st_mtim.tv_sec ||
           now.st_mtim.tv_nsec != state_->st_mtim.tv_nsec;
}

support::Result<std::size_t> OpenFile::read_at(std::uint64_t offset, std::span<std::byte> into) const {
    std::size_t done = 0;
    while (done < into.size()) {
        const auto got = pread(descriptor_, into.data() + done, into.size() - done, static_cast<off_t>(offset + done));
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return last_error("cannot be read");
        if (got == 0) break;
        done += static_cast<std::size_t>(got);
    }
    return done;
}

support::Result<std::size_t> OpenFile::next(std::span<std::byte> into) {
    note_state();
    const auto got = read_at(offset_, into);
    if (got) offset_ += *got;
    return got;
}

support::Result<std::span<const std::byte>> OpenFile::whole(std::uint64_t /*limit*/) {
    if (!copy_.empty()) return std::span<const std::byte>(copy_);
    if (mapping_.bytes().empty()) {
        note_state();
        const auto bytes = size();
        if (!bytes) return tl::unexpected(bytes.error());
        if (*bytes == 0) return std::span<const std::byte>{};
        if (*bytes <= largest_copy) {
            copy_.resize(*bytes);
            const auto got = read_at(0, copy_);
            if (!got) return tl::unexpected(got.error());
            copy_.resize(*got);  // it may have become shorter
            return std::span<const std::byte>(copy_);
        }
        auto mapping = MappedFile::of(descriptor_, *bytes);
        if (!mapping) return support::failure(support::Fault::input, "cannot be mapped: " + mapping.error());
        mapping_ = std::move(*mapping);
    }
    return mapping_.bytes();
}

}  // namespace rpmgap::extract
