#include "repo/metadata_store.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

namespace rpmgap::repo {

namespace {

namespace fs = std::filesystem;
using support::Result;

bool fits(const fs::path& directory, const MetadataRecord& record) {
    std::error_code error;
    const auto size = fs::file_size(directory / record.href, error);
    return !error && (!record.size || *record.size == size);
}

}  // namespace

bool MetadataStore::has(const std::string& digest) const {
    const auto place = directory(digest);
    std::error_code ignored;
    if (digest.empty() || !fs::exists(place, ignored)) return false;
    const auto repomd = read_repomd(place);
    if (!repomd || repomd->digest != digest) return false;
    for (const auto* const record : repomd->used())
        if (!fits(place, *record)) return false;
    return true;
}

Result<void> MetadataStore::publish(const TemporaryDirectory& fetched, const std::string& digest) const {
    const auto place = directory(digest);
    std::error_code error;
    fs::rename(fetched.path(), place, error);
    if (!error || has(digest)) return {};
    discard(digest);
    fs::rename(fetched.path(), place, error);
    if (error) return unwritable(place, error.message());
    return {};
}

void MetadataStore::discard(const std::string& digest) const {
    const auto aside = fresh();
    if (!aside) return;
    std::error_code ignored;
    fs::rename(directory(digest), aside->path() / "damaged", ignored);
}

Result<CacheLock> CacheLock::take(const fs::path& cache, const std::string& name) {
    const auto file = cache / "locks" / name;
    std::error_code error;
    fs::create_directories(file.parent_path(), error);
    if (error) return unwritable(file.parent_path(), error.message());
    // The file stays: removing it while another process opens it would give two holders.
    const int fd = open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (fd < 0) return unwritable(file, std::strerror(errno));
    while (flock(fd, LOCK_EX) != 0) {
        if (errno == EINTR) continue;
        const std::string why = std::strerror(errno);
        close(fd);
        return unwritable(file, why);
    }
    return CacheLock(fd);
}

CacheLock::CacheLock(CacheLock&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}

CacheLock::~CacheLock() {
    if (fd_ >= 0) close(fd_);
}

}  // namespace rpmgap::repo
