#include "repo/cache_directory.hpp"

#include <fcntl.h>
#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string_view>
#include <system_error>

#include <fmt/format.h>

#include "repo/repomd.hpp"
#include "repo/temporary_directory.hpp"
#include "support/clock.hpp"
#include "support/text.hpp"

namespace rpmgap::repo {

namespace {

namespace fs = std::filesystem;
using support::Result;

constexpr std::array<std::string_view, 6> kinds{"metadata", "channels", "modules", "sources", "keys", "locks"};

std::uint64_t size_of(const fs::path& path) {
    std::error_code error;
    if (fs::is_regular_file(fs::symlink_status(path, error))) return fs::file_size(path, error);
    std::uint64_t size = 0;
    for (auto item = fs::recursive_directory_iterator(path, error); !error && item != fs::end(item);
         item.increment(error)) {
        std::error_code ignored;
        if (item->is_regular_file(ignored) && !item->is_symlink(ignored)) size += item->file_size(ignored);
    }
    return size;
}

std::int64_t last_used(const fs::path& path) {
    struct stat status {};
    return lstat(path.c_str(), &status) == 0 ? status.st_mtime : 0;
}

// Directories go in one step: renamed into a temporary one, then removed from there.
Result<void> remove_item(const CacheItem& item) {
    std::error_code error;
    if (item.digest.empty()) {
        fs::remove(item.path, error);
        if (error) return unwritable(item.path, error.message());
        return {};
    }
    const auto aside = TemporaryDirectory::in(item.path.parent_path());
    if (!aside) return tl::unexpected(aside.error());
    fs::rename(item.path, aside->path() / "pruned", error);
    if (error && error != std::errc::no_such_file_or_directory) return unwritable(item.path, error.message());
    return {};
}

}  // namespace

fs::path default_cache_directory() {
    const auto variable = [](const char* name) {
        const char* const value = std::getenv(name);
        return std::string(value == nullptr ? "" : value);
    };
    if (const auto own = variable("RPMGAP_CACHE"); !own.empty()) return own;
    // The XDG specification has relative values ignored.
    if (const fs::path xdg = variable("XDG_CACHE_HOME"); xdg.is_absolute()) return xdg / "rpmgap";
    if (const fs::path home = variable("HOME"); home.is_absolute()) return home / ".cache" / "rpmgap";
    // Without HOME (cron, some services) the user database knows; a directory that others can make is never used.
    if (const passwd* user = getpwuid(geteuid()); user != nullptr && fs::path(user->pw_dir).is_absolute())
        return fs::path(user->pw_dir) / ".cache" / "rpmgap";
    return "/nonexistent/rpmgap-cache";  // cannot be written: the error names it and what to set
}

Result<std::vector<CacheItem>> cache_items(const fs::path& cache) {
    std::vector<CacheItem> items;
    for (const auto kind : kinds) {
        std::error_code error;
        auto directory = fs::directory_iterator(cache / kind, error);
        if (error == std::errc::no_such_file_or_directory) continue;
        for (; !error && directory != fs::end(directory); directory.increment(error)) {
            const auto& path = directory->path();
            if (is_temporary(path)) continue;
            const auto digest = path.filename().native().substr(0, 64);
            std::error_code ignored;
            const bool is_directory = directory->is_directory(ignored);
            if (is_directory && !is_sha256(digest)) continue;  // not ours
            items.push_back(
                {path, std::string(kind), is_directory ? digest : std::string(), size_of(path), last_used(path)});
        }
        if (error)
            return support::failure(support::Fault::output,
                                    fmt::format("cannot read the cache at {}: {}",
                                                support::printable((cache / kind).native()), error.message()));
    }
    std::sort(items.begin(), items.end(), [](const CacheItem& a, const CacheItem& b) {
        return a.kind != b.kind ? a.kind < b.kind : a.path < b.path;
    });
    return items;
}

void touch_cache_item(const fs::path& path) {
    utimensat(AT_FDCWD, path.c_str(), nullptr, 0);  // a cache that cannot be written is no fault here
}

Result<std::vector<CacheItem>> prune_cache(const fs::path& cache, std::int64_t unused_for) {
    auto items = cache_items(cache);
    if (!items) return items;
    for (const auto kind : kinds) remove_abandoned(cache / kind);
    std::vector<CacheItem> gone;
    const auto oldest = support::now() - unused_for;
    for (auto& item : *items) {
        if (item.digest.empty() || item.used > oldest) continue;
        if (auto done = remove_item(item); !done) return tl::unexpected(done.error());
        gone.push_back(std::move(item));
    }
    return gone;
}

Result<std::vector<CacheItem>> clear_cache(const fs::path& cache) {
    auto items = cache_items(cache);
    if (!items) return items;
    for (const auto kind : kinds) remove_abandoned(cache / kind);
    std::vector<CacheItem> gone;
    for (auto& item : *items) {
        if (item.kind == "locks") continue;  // another process may hold it
        if (auto done = remove_item(item); !done) return tl::unexpected(done.error());
        gone.push_back(std::move(item));
    }
    return gone;
}

}  // namespace rpmgap::repo
