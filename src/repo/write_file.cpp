#include "repo/write_file.hpp"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "support/text.hpp"

namespace rpmgap::repo {

namespace {

namespace fs = std::filesystem;

tl::unexpected<std::string> errno_text() {
    return tl::unexpected<std::string>(std::strerror(errno));
}

// Of a symbolic link, that of the file behind it.
mode_t mode_at(const fs::path& place) {
    struct stat there {};
    const bool is_file = stat(place.c_str(), &there) == 0 && S_ISREG(there.st_mode);
    return is_file ? there.st_mode & 0777U : usual_mode(0666);
}

}  // namespace

mode_t usual_mode(mode_t mode) {
    // It can only be asked for by setting it: for that moment to one that opens nothing to others.
    const mode_t mask = umask(0077);
    umask(mask);
    return mode & ~mask;
}

tl::expected<PartialFile, std::string> PartialFile::beside(const fs::path& place, Readers readers) {
    // mkstemp() follows no link and takes no name that is there, whatever somebody has put beside it.
    std::string name = (fs::absolute(place).parent_path() / ('.' + place.filename().native() + ".XXXXXX")).native();
    const int fd = mkstemp(name.data());
    if (fd < 0) return errno_text();
    PartialFile file(place, std::move(name), fd);
    if (readers == Readers::as_usual && fchmod(fd, mode_at(place)) != 0) return errno_text();
    return file;
}

PartialFile::PartialFile(PartialFile&& other) noexcept
    : place_(std::move(other.place_)), name_(std::exchange(other.name_, {})), fd_(std::exchange(other.fd_, -1)) {}

PartialFile::~PartialFile() {
    if (fd_ >= 0) close(fd_);
    if (!name_.empty()) unlink(name_.c_str());
}

tl::expected<void, std::string> PartialFile::write(std::string_view bytes) {
    while (!bytes.empty()) {
        const auto written = ::write(fd_, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return errno_text();
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return {};
}

tl::expected<void, std::string> PartialFile::move_to_place() {
    if (close(std::exchange(fd_, -1)) != 0 || rename(name_.c_str(), place_.c_str()) != 0) return errno_text();
    name_.clear();
    return {};
}

support::Result<void> write_file(const fs::path& file, std::string_view bytes, Readers readers) {
    const auto failed = [&](const std::string& why) {
        return support::failure(support::Fault::output,
                                fmt::format("cannot write {}: {}", support::printable(file.native()), why));
    };
    std::error_code error;
    fs::create_directories(fs::absolute(file).parent_path(), error);
    if (error) return failed(error.message());
    auto partial = PartialFile::beside(file, readers);
    if (!partial) return failed(partial.error());
    if (auto done = partial->write(bytes); !done) return failed(done.error());
    if (auto done = partial->move_to_place(); !done) return failed(done.error());
    return {};
}

}  // namespace rpmgap::repo
