#include "repo/temporary_directory.hpp"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string_view>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "repo/claim.hpp"
#include "support/text.hpp"

namespace rpmgap::repo {

namespace {

namespace fs = std::filesystem;
using support::Result;

constexpr std::string_view prefix = ".new-";
constexpr std::string_view random_part = "XXXXXX";  // for mkdtemp()

int open_directory(const fs::path& path) {
    return open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);
}

}  // namespace

bool is_temporary(const fs::path& path) {
    const auto name = path.filename().native();
    return name.starts_with(prefix) && name.size() == prefix.size() + random_part.size();
}

tl::unexpected<support::Error> unwritable(const fs::path& path, const std::string& why) {
    return support::failure(
        support::Fault::output,
        fmt::format("cannot write the cache at {}: {}; --cache-dir or RPMGAP_CACHE name another directory for it",
                    support::printable(path.native()), why));
}

void remove_abandoned(const fs::path& parent) {
    // What cannot be seen or removed now is left to the next process. A range-for would throw where reading goes wrong.
    std::error_code error;
    std::error_code ignored;
    for (auto item = fs::directory_iterator(parent, error); !error && item != fs::directory_iterator();
         item.increment(error)) {
        if (!is_temporary(item->path())) continue;
        const int fd = open_directory(item->path());
        if (fd < 0) continue;
        if (claim(fd, item->path()) == Claim::held) fs::remove_all(item->path(), ignored);
        close(fd);
    }
}

Result<TemporaryDirectory> TemporaryDirectory::in(const fs::path& parent) {
    std::error_code error;
    fs::create_directories(parent, error);
    if (error) return unwritable(parent, error.message());
    remove_abandoned(parent);
    for (int attempt = 0; attempt < 16; ++attempt) {
        std::string name = (parent / (std::string(prefix) + std::string(random_part))).native();
        if (mkdtemp(name.data()) == nullptr) return unwritable(parent, std::strerror(errno));
        const int fd = open_directory(name);
        if (fd < 0 && errno == ENOENT) continue;  // another process has taken it for an abandoned one
        const auto claimed = fd < 0 ? Claim::failed : claim(fd, name);
        if (claimed == Claim::held) return TemporaryDirectory(name, fd);
        const int why = errno;
        if (fd >= 0) close(fd);
        if (claimed == Claim::lost) continue;
        rmdir(name.c_str());
        return unwritable(parent, std::strerror(why));
    }
    return unwritable(parent, "other processes keep removing what is made there");
}

TemporaryDirectory::TemporaryDirectory(TemporaryDirectory&& other) noexcept
    : unfinished_(std::move(other.unfinished_)),
      path_(std::exchange(other.path_, {})),
      lock_(std::exchange(other.lock_, -1)) {}

TemporaryDirectory& TemporaryDirectory::operator=(TemporaryDirectory&& other) noexcept {
    std::swap(unfinished_, other.unfinished_);
    std::swap(path_, other.path_);
    std::swap(lock_, other.lock_);
    return *this;
}

TemporaryDirectory::~TemporaryDirectory() {
    std::error_code ignored;
    // The name is gone when the directory was moved to its place.
    if (!path_.empty() && lock_ >= 0 && is_named(lock_, path_)) fs::remove_all(path_, ignored);
    if (lock_ >= 0) close(lock_);
}

}  // namespace rpmgap::repo
