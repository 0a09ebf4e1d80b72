#include "repo/local_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include <fmt/format.h>

#include "support/memory_end.hpp"

namespace rpmgap::repo {

FileHandle create_file(const std::filesystem::path& file) {
    const int fd = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (fd < 0) return nullptr;
    FileHandle stream(fdopen(fd, "wb"));
    if (!stream) {
        const int error = errno;
        close(fd);
        errno = error;
        support::throw_if_memory_ended();
    }
    return stream;
}

FileDescriptor::FileDescriptor(FileDescriptor&& other) noexcept
    : fd_(std::exchange(other.fd_, -1)), size_(std::exchange(other.size_, 0)) {}

FileDescriptor& FileDescriptor::operator=(FileDescriptor&& other) noexcept {
    std::swap(fd_, other.fd_);
    std::swap(size_, other.size_);
    return *this;
}

FileDescriptor::~FileDescriptor() {
    if (fd_ >= 0) close(fd_);
}

tl::expected<FileDescriptor, std::string> FileDescriptor::open_regular(const std::filesystem::path& file) {
    FileDescriptor opened;
    // Without O_NONBLOCK a FIFO would keep us here until somebody writes to it.
    opened.fd_ = ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    struct stat status {};
    if (opened.fd_ < 0 || fstat(opened.fd_, &status) != 0) return tl::unexpected<std::string>(std::strerror(errno));
    if (S_ISDIR(status.st_mode)) return tl::unexpected<std::string>("it is a directory");
    if (!S_ISREG(status.st_mode)) return tl::unexpected<std::string>("it is not a regular file");
    opened.size_ = static_cast<std::uint64_t>(status.st_size);
    return opened;
}

bool FileDescriptor::read_at(std::uint64_t offset, std::span<std::byte> into) const {
    while (!into.empty()) {
        const ssize_t got = pread(fd_, into.data(), into.size(), static_cast<off_t>(offset));
        if (got < 0 && errno == EINTR) continue;
        if (got == 0) errno = ENODATA;
        if (got <= 0) return false;
        into = into.subspan(static_cast<std::size_t>(got));
        offset += static_cast<std::uint64_t>(got);
    }
    return true;
}

tl::expected<std::string, std::string> FileDescriptor::read_whole(std::uint64_t limit) const {
    if (size_ > limit)
        return tl::unexpected(fmt::format("it has {} bytes, more than the {} that are read", size_, limit));
    std::string bytes(static_cast<std::size_t>(size_), '\0');
    if (!read_at(0, std::as_writable_bytes(std::span(bytes)))) return tl::unexpected<std::string>(std::strerror(errno));
    return bytes;
}

}  // namespace rpmgap::repo
