#include "repo/remote/descriptor.hpp"

#include <array>
#include <cerrno>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace rpmgap::repo::remote {

namespace {

std::string system_text(int number) {
    return std::generic_category().message(number);
}

}  // namespace

Descriptor::Descriptor(Descriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
    std::swap(fd_, other.fd_);
    return *this;
}

Descriptor::~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
}

// A process that was started with stdin closed gets 0 for its first file, which librepo takes for "none".
tl::expected<Descriptor, std::string> Descriptor::adopt(int fd) {
    if (fd < 0) return tl::unexpected(system_text(errno));
    if (fd > STDERR_FILENO) return Descriptor(fd);
    const int higher = ::fcntl(fd, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    const int error = errno;
    ::close(fd);
    if (higher < 0) return tl::unexpected(system_text(error));
    return Descriptor(higher);
}

tl::expected<Descriptor, std::string> Descriptor::create(const std::filesystem::path& file) {
    return adopt(::open(file.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0644));
}

tl::expected<Descriptor, std::string> Descriptor::in_memory() {
    return adopt(::memfd_create("rpmgap", MFD_CLOEXEC));
}

tl::expected<std::string, std::string> Descriptor::read_whole(std::uint64_t most) const {
    struct stat status {};
    if (::fstat(fd_, &status) != 0) return tl::unexpected(system_text(errno));
    const auto size = static_cast<std::uint64_t>(status.st_size);
    if (size > most) return tl::unexpected<std::string>("it is too large");
    std::string bytes(size, '\0');
    for (std::size_t at = 0; at < bytes.size();) {
        const auto got = ::pread(fd_, bytes.data() + at, bytes.size() - at, static_cast<off_t>(at));
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return tl::unexpected(system_text(errno));
        if (got == 0) return tl::unexpected<std::string>("it became shorter while it was read");
        at += static_cast<std::size_t>(got);
    }
    return bytes;
}

bool start_over(int fd) {
    return ::ftruncate(fd, 0) == 0 && ::lseek(fd, 0, SEEK_SET) == 0;
}

std::string why_not_writable(int fd) {
    constexpr std::array<char, 1U << 16U> probe{};
    std::string why;
    std::size_t written = 0;
    while (written < probe.size() && why.empty()) {
        const auto count = ::pwrite(fd, probe.data() + written, probe.size() - written, static_cast<off_t>(written));
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0)
            why = system_text(errno);
        else
            written += static_cast<std::size_t>(count);
    }
    if (!start_over(fd) && why.empty()) why = system_text(errno);
    return why;
}

}  // namespace rpmgap::repo::remote
