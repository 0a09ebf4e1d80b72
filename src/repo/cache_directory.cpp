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
#include "repo/symbol_index.hpp"
#include "repo/temporary_directory.hpp"
#include "support/clock.hpp"
#include "support/text.hpp"

namespace rpmgap::repo {

namespace {

namespace fs = std::filesystem;
using support::Result;

constexpr std::array<std::string_view, 7> kinds{"metadata", "channels", "symbols", "modules",
                                                "sources",  "keys",     "locks"};

bool is_hex(std::string_view text, std::size_t length) {
    return text.size() == length && std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
           });
}

// What write_file() leaves when its process is killed: ".NAME.XXXXXX". Returns NAME, or `name` as it is.
std::string_view without_partial(std::string_view name) {
    constexpr std::size_t random = 6;
    const auto end = name.rfind('.');
    if (!name.starts_with('.') || end == 0 || name.size() - end - 1 != random) return name;
    return name.substr(1, end - 1);
}

// Whether rpmgap gives such names to files of that kind. Somebody may name a directory as the cache that has a sources/
// of its own.
bool is_our_file(std::string_view kind, std::string_view name) {
    constexpr std::size_t fingerprint_digits = 16;
    constexpr std::string_view lock_prefix = "fetch-";
    const auto is_named = [&](std::size_t digits, std::string_view ending) {
        const auto whole = without_partial(name);
        return whole.ends_with(ending) && is_hex(whole.substr(0, whole.size() - ending.size()), digits);
    };
    if (kind == "symbols") return is_symbol_index(without_partial(name));
    if (kind == "modules") return is_named(64, ".toml");
    if (kind == "sources") return is_named(fingerprint_digits, ".toml");
    if (kind == "keys") return is_named(fingerprint_digits, ".asc");
    return kind == "locks" && name.starts_with(lock_prefix) && is_sha256(name.substr(lock_prefix.size()));
}

bool is_our_directory(std::string_view kind, std::string_view name) {
    if (kind == "metadata") return is_sha256(name);
    return kind == "channels" && is_sha256(name.substr(0, 64)) && name.substr(64).starts_with("-solv");
}

// The digest in the name of what can be made or fetched again; empty for what is small and knows more than its sources.
std::string prunable(std::string_view kind, const std::string& name) {
    if (kind == "symbols") {
        const auto checksum = name.substr(name.find('-') + 1);
        return checksum.substr(0, checksum.find('.'));
    }
    return kind == "metadata" || kind == "channels" ? name.substr(0, 64) : std::string();
}

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

// What others may be reading goes in one step: renamed into a temporary directory, then removed from there.
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

void remove_all_abandoned(const fs::path& cache) {
    for (const auto kind : kinds) remove_abandoned(cache / kind);
    remove_abandoned(cache / "scratch");  // of readers
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
            const auto name = path.filename().native();
            std::error_code ignored;
            const bool is_directory = directory->is_directory(ignored);
            if (!(is_directory ? is_our_directory(kind, name) : is_our_file(kind, name))) continue;
            items.push_back({path, std::string(kind), prunable(kind, name), size_of(path), last_used(path)});
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
    remove_all_abandoned(cache);
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
    remove_all_abandoned(cache);
    std::vector<CacheItem> gone;
    for (auto& item : *items) {
        if (item.kind == "locks") continue;  // another process may hold it
        if (auto done = remove_item(item); !done) return tl::unexpected(done.error());
        gone.push_back(std::move(item));
    }
    return gone;
}

}  // namespace rpmgap::repo
