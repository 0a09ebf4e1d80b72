#include "extract/open_file.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace rpmgap::extract {

namespace {

auto last_error(const char* attempt) {
    return support::failure(support::Fault::input, std::string(attempt) + ": " + std::strerror(errno));
}

}  // namespace

support::Result<OpenFile> OpenFile::open(const std::string& path, bool follow) {
    OpenFile file;
    const int links = follow ? 0 : O_NOFOLLOW;
    file.descriptor_ = ::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY | links);
    if (file.descriptor_ < 0) return last_error("cannot be opened");
    struct stat status {};
    if (fstat(file.descriptor_, &status) != 0) return last_error("cannot be examined");
    if (!S_ISREG(status.st_mode)) return support::failure(support::Fault::input, "is no regular file any more");
    file.size_ = static_cast<std::size_t>(status.st_size);
    const auto got = pread(file.descriptor_, file.head_.data(), file.head_.size(), 0);
    if (got < 0) return last_error("cannot be read");
    file.head_size_ = static_cast<std::size_t>(got);
    return file;
}

OpenFile::OpenFile(OpenFile&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)),
      size_(other.size_),
      head_size_(other.head_size_),
      head_(other.head_),
      mapping_(std::exchange(other.mapping_, nullptr)) {}

OpenFile::~OpenFile() {
    if (mapping_ != nullptr) munmap(mapping_, size_);
    if (descriptor_ >= 0) close(descriptor_);
}

support::Result<std::span<const std::byte>> OpenFile::map() {
    if (size_ == 0) return std::span<const std::byte>{};
    if (mapping_ == nullptr) {
        void* mapping = mmap(nullptr, size_, PROT_READ, MAP_PRIVATE, descriptor_, 0);
        if (mapping == MAP_FAILED) return last_error("cannot be mapped");
        mapping_ = mapping;
    }
    return std::span(static_cast<const std::byte*>(mapping_), size_);
}

support::Result<std::string> OpenFile::read(std::size_t limit) const {
    std::string text(std::min(limit, size_), '\0');
    std::size_t done = 0;
    while (done < text.size()) {
        const auto got = pread(descriptor_, text.data() + done, text.size() - done, static_cast<off_t>(done));
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return last_error("cannot be read");
        if (got == 0) break;
        done += static_cast<std::size_t>(got);
    }
    text.resize(done);
    return text;
}

}  // namespace rpmgap::extract
