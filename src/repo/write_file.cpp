#include "repo/write_file.hpp"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "repo/claim.hpp"
#include "repo/output_place.hpp"
#include "support/file_status.hpp"
#include "support/text.hpp"
#include "support/write_all.hpp"

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

tl::expected<void, std::string> write_to(int fd, std::string_view bytes) {
    if (const int error = support::write_all(fd, bytes); error != 0)
        return tl::unexpected<std::string>(std::strerror(error));
    return {};
}

// What is no regular file has nothing that could be replaced.
tl::expected<void, std::string> write_through(const fs::path& place, std::string_view bytes) {
    const int fd = open(place.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY);
    if (fd < 0) return errno_text();
    auto written = write_to(fd, bytes);
    if (close(fd) != 0 && written) return errno_text();
    return written;
}

// In the cache a file is written beside its place under a name that follows from it, so that what a killed process left
// is what the next one writes to. -1 where another process is at it, or it cannot be claimed.
int claim_partial(const std::string& name) {
    const int fd = open(name.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY, 0600);
    if (fd < 0) return -1;
    struct stat status {};
    const bool is_file = fstat(fd, &status) == 0 && S_ISREG(status.st_mode);
    const auto claimed = is_file ? claim(fd, name) : Claim::lost;
    if (claimed == Claim::held && ftruncate(fd, 0) == 0) return fd;
    if (claimed != Claim::lost) unlink(name.c_str());  // where nothing can be claimed nobody is at it
    close(fd);
    return -1;
}

}  // namespace

mode_t usual_mode(mode_t mode) {
    // It can only be asked for by setting it: for that moment to one that opens nothing to others.
    const mode_t mask = umask(0077);
    umask(mask);
    return mode & ~mask;
}

tl::expected<PartialFile, std::string> PartialFile::beside(const fs::path& place, Readers readers) {
    // All that takes memory comes before the file, so that nothing keeps it from being removed.
    const auto stem = (fs::absolute(place).parent_path() / ('.' + place.filename().native() + '.')).native();
    PartialFile file(place, stem + "000000");
    if (readers == Readers::owner) file.fd_ = claim_partial(file.name_);
    if (file.fd_ < 0) {
        file.name_.replace(stem.size(), std::string::npos, "XXXXXX");
        // It follows no link and takes no name that is there, whatever somebody has put beside it.
        file.fd_ = mkostemp(file.name_.data(), O_CLOEXEC);
    }
    if (file.fd_ < 0) {
        const int error = errno;
        file.name_.clear();
        return tl::unexpected<std::string>(std::strerror(error));
    }
    file.unfinished_ = support::Unfinished(file.name_);
    if (readers == Readers::as_usual && fchmod(file.fd_, mode_at(place)) != 0) return errno_text();
    return file;
}

PartialFile::PartialFile(PartialFile&& other) noexcept
    : unfinished_(std::move(other.unfinished_)),
      place_(std::move(other.place_)),
      name_(std::exchange(other.name_, {})),
      fd_(std::exchange(other.fd_, -1)) {}

PartialFile::~PartialFile() {
    if (fd_ >= 0) close(fd_);
    if (!name_.empty()) unlink(name_.c_str());
}

tl::expected<void, std::string> PartialFile::write(std::string_view bytes) {
    return write_to(fd_, bytes);
}

tl::expected<void, std::string> PartialFile::move_to_place() {
    // Closing a second descriptor hears what a network file system has to say of the bytes, and the claim lasts until
    // the file has its name.
    const int again = fcntl(fd_, F_DUPFD_CLOEXEC, 0);
    if (again < 0 || close(again) != 0 || rename(name_.c_str(), place_.c_str()) != 0) return errno_text();
    unfinished_.settle();
    name_.clear();
    return {};
}

support::Result<void> write_file(const fs::path& file, std::string_view bytes, Readers readers) {
    const auto failed = [&](const std::string& why) {
        return support::failure(support::Fault::output,
                                fmt::format("cannot write {}: {}", support::printable(file.native()), why));
    };
    std::error_code error;
    auto place = file;
    if (readers == Readers::as_usual) {
        auto behind = output_place(file);
        if (!behind) return failed(behind.error());
        if (behind->descriptor) {
            if (auto done = write_to(*behind->descriptor, bytes); !done) return failed(done.error());
            return {};
        }
        place = std::move(behind->path);
        const auto type = fs::status(place, error).type();
        // What may be a device must not be replaced by a file.
        if (error && !support::says_absent(error)) return failed(error.message());
        if (type == fs::file_type::directory) return failed("it is a directory; name a file in it");
        if (type == fs::file_type::character || type == fs::file_type::block || type == fs::file_type::fifo) {
            if (auto done = write_through(place, bytes); !done) return failed(done.error());
            return {};
        }
        error.clear();
    }
    fs::create_directories(fs::absolute(place).parent_path(), error);
    if (error) return failed(error.message());
    auto partial = PartialFile::beside(place, readers);
    if (!partial) return failed(partial.error());
    if (auto done = partial->write(bytes); !done) return failed(done.error());
    if (auto done = partial->move_to_place(); !done) return failed(done.error());
    return {};
}

}  // namespace rpmgap::repo
