// rpm-md in the cache as it was fetched and verified: <cache>/metadata/<sha256 of repomd.xml>/repodata/. The digest
// names all of it, since repomd.xml has the checksum of every other file.
#pragma once

#include <filesystem>
#include <string>

#include "repo/repomd.hpp"
#include "repo/temporary_directory.hpp"
#include "support/result.hpp"

namespace rpmgap::repo {

/// Held while a file of this name is fetched or made, so that sixteen processes that want the same one fetch it once.
/// Waits for whoever holds it; the kernel releases what a killed process held.
class CacheLock {
public:
    /// Waits for as long as the holder shows life, and fifteen minutes more. Faults are of kind output.
    [[nodiscard]] static support::Result<CacheLock> take(const std::filesystem::path& cache, const std::string& name);
    CacheLock(CacheLock&& other) noexcept;
    CacheLock& operator=(CacheLock&&) = delete;
    ~CacheLock();

    /// Tells those who wait that this process is at work.
    void show_life() const;

private:
    explicit CacheLock(int fd) : fd_(fd) {}
    int fd_;
};

class MetadataStore {
public:
    explicit MetadataStore(const std::filesystem::path& cache) : cache_(cache), root_(cache / "metadata") {}

    [[nodiscard]] std::filesystem::path directory(const std::string& digest) const { return root_ / digest; }
    /// Whether every file that is used of it is there, with the size that repomd.xml says. Their checksums are looked
    /// at when they are read.
    [[nodiscard]] bool has(const std::string& digest) const;

    /// A fresh directory to fetch into, on the file system of the store.
    [[nodiscard]] support::Result<TemporaryDirectory> fresh() const { return TemporaryDirectory::in(root_); }
    /// Held by whoever publishes metadata of this digest or takes it away.
    [[nodiscard]] support::Result<CacheLock> lock(const std::string& digest) const;
    /// Moves what was fetched to its place, under lock(). What lies there stays when all its checksums hold, and else
    /// is replaced in one step. Faults are of kind output.
    [[nodiscard]] support::Result<void> publish(const TemporaryDirectory& fetched, const std::string& digest) const;
    /// Removes those files that are not what repomd.xml says, so that has() is false until they are fetched anew. Takes
    /// lock(): what another process has repaired meanwhile stays. Faults are of kind output.
    [[nodiscard]] support::Result<void> discard_damaged(const std::string& digest) const;

private:
    [[nodiscard]] bool is_whole(const std::string& digest) const;

    std::filesystem::path cache_;
    std::filesystem::path root_;
};

}  // namespace rpmgap::repo
