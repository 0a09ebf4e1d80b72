#include "repo/metadata_store.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <system_error>
#include <thread>
#include <utility>

#include <fmt/format.h>

#include "repo/local_file.hpp"
#include "repo/remote/checksum.hpp"

namespace rpmgap::repo {

namespace {

namespace fs = std::filesystem;
using support::Result;

std::pair<std::int64_t, std::int64_t> last_modified(int fd) {
    struct stat status {};
    if (fstat(fd, &status) != 0) return {};
    return {status.st_mtim.tv_sec, status.st_mtim.tv_nsec};
}

bool fits(const fs::path& directory, const MetadataRecord& record) {
    std::error_code error;
    const auto size = fs::file_size(directory / record.href, error);
    return !error && (!record.size || *record.size == size);
}

bool holds(const fs::path& directory, const MetadataRecord& record) {
    const auto file = FileDescriptor::open_regular(directory / record.href);
    return file && remote::file_checksum(file->get(), record.checksum_type) == record.checksum;
}

// Whether it is known not to hold it: a disk that cannot be read just now says nothing of the file.
bool lacks(const fs::path& directory, const MetadataRecord& record) {
    const auto file = FileDescriptor::open_regular(directory / record.href);
    if (!file) return true;
    const auto checksum = remote::file_checksum(file->get(), record.checksum_type);
    return checksum && *checksum != record.checksum;
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

bool MetadataStore::is_whole(const std::string& digest) const {
    if (!has(digest)) return false;
    const auto repomd = read_repomd(directory(digest));
    if (!repomd) return false;
    const auto records = repomd->used();
    return std::all_of(records.begin(), records.end(),
                       [&](const MetadataRecord* record) { return holds(directory(digest), *record); });
}

Result<CacheLock> MetadataStore::lock(const std::string& digest) const {
    return CacheLock::take(cache_, "fetch-" + digest);
}

Result<void> MetadataStore::publish(const TemporaryDirectory& fetched, const std::string& digest) const {
    const auto place = directory(digest);
    std::error_code error;
    fetched.settle();
    fs::rename(fetched.path(), place, error);
    if (!error || is_whole(digest)) return {};
    // Another process may be about to read it: there is no moment without a repomd.xml.
    if (renameat2(AT_FDCWD, fetched.path().c_str(), AT_FDCWD, place.c_str(), RENAME_EXCHANGE) == 0) {
        fs::remove_all(fetched.path(), error);
        return {};
    }
    // Not every file system can exchange two names.
    const auto aside = fresh();
    if (!aside) return tl::unexpected(aside.error());
    fs::rename(place, aside->path() / "damaged", error);
    fs::rename(fetched.path(), place, error);
    if (error) return unwritable(place, error.message());
    return {};
}

// The directory and its repomd.xml stay: other processes have located it and are about to read it.
Result<void> MetadataStore::discard_damaged(const std::string& digest) const {
    const auto held = lock(digest);
    if (!held) return tl::unexpected(held.error());
    const auto place = directory(digest);
    const auto repomd = read_repomd(place);
    if (!repomd) return {};
    for (const auto* const record : repomd->used()) {
        if (!lacks(place, *record)) continue;
        std::error_code error;
        fs::remove_all(place / record->href, error);
        if (error) return unwritable(place / record->href, error.message());
    }
    return {};
}

Result<CacheLock> CacheLock::take(const fs::path& cache, const std::string& name) {
    const auto file = cache / "locks" / name;
    std::error_code error;
    fs::create_directories(file.parent_path(), error);
    if (error) return unwritable(file.parent_path(), error.message());
    // The file stays: removing it while another process opens it would give two holders.
    const int fd = open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (fd < 0) return unwritable(file, std::strerror(errno));
    CacheLock lock(fd);
    // A holder that was stopped (a frozen container) must not stop everybody else for ever.
    constexpr auto patience = std::chrono::minutes(15);
    constexpr auto pause = std::chrono::milliseconds(50);
    auto sign_of_life = last_modified(fd);
    auto give_up = std::chrono::steady_clock::now() + patience;
    while (flock(fd, LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK && errno != EINTR) return unwritable(file, std::strerror(errno));
        if (const auto newer = last_modified(fd); newer != sign_of_life) {
            sign_of_life = newer;
            give_up = std::chrono::steady_clock::now() + patience;
        }
        if (std::chrono::steady_clock::now() > give_up)
            return unwritable(
                file, fmt::format("another process holds it and did nothing for {} minutes; end that process, or use "
                                  "another --cache-dir",
                                  patience.count()));
        std::this_thread::sleep_for(pause);
    }
    return lock;
}

void CacheLock::show_life() const {
    futimens(fd_, nullptr);
}

CacheLock::CacheLock(CacheLock&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}

CacheLock::~CacheLock() {
    if (fd_ >= 0) close(fd_);
}

}  // namespace rpmgap::repo
