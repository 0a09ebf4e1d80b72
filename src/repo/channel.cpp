#include "repo/channel.hpp"

#include <cstdlib>

#include <fmt/format.h>
#include <pwd.h>
#include <unistd.h>

#include "repo/cache_entry.hpp"
#include "repo/file_lists.hpp"
#include "repo/libsolv.hpp"
#include "repo/metadata_file.hpp"
#include "repo/repomd.hpp"
#include "repo/solv_file.hpp"
#include "repo/source_directory.hpp"
#include "support/text.hpp"

namespace rpmgap::repo {

namespace {

namespace fs = std::filesystem;
using support::Fault;
using support::Result;

// Several times what the largest distributions have (147 MB and 660 MB).
constexpr std::uint64_t most_primary_bytes = 2ULL << 30U;
constexpr std::uint64_t most_filelists_bytes = 8ULL << 30U;

// Reads the metadata and writes the two files of a cache entry into `into`.
Result<Manifest> convert(const fs::path& directory, const Repomd& repomd, const fs::path& into) {
    const auto primary = MetadataFile::open(directory, repomd.primary, most_primary_bytes);
    if (!primary) return tl::unexpected(primary.error());
    PathIndexWriter paths;
    const auto packages = write_solv(*primary, solv_in(into), repomd.filelists ? nullptr : &paths);
    if (!packages) return tl::unexpected(packages.error());

    ListedPackages listed;
    listed.has_path.resize(packages->size());
    listed.has_library.resize(packages->size());
    if (repomd.filelists) {
        const auto file = MetadataFile::open(directory, *repomd.filelists, most_filelists_bytes);
        if (!file) return tl::unexpected(file.error());
        std::vector<std::string> pkgids;
        pkgids.reserve(packages->size());
        for (const auto& package : *packages) pkgids.push_back(package.pkgid);
        auto read = index_file_lists(*file, pkgids, paths);
        if (!read) return tl::unexpected(read.error());
        listed = std::move(*read);
    }

    Manifest manifest;
    MetadataCounts& counts = manifest.counts;
    counts.has_file_lists = repomd.filelists.has_value();
    counts.packages = packages->size();
    counts.unknown_packages = listed.unknown_packages;
    for (std::size_t i = 0; i < packages->size(); ++i) {
        const WrittenPackage& package = (*packages)[i];
        if (package.source) continue;
        ++counts.binary_packages;
        counts.packages_with_paths += listed.has_path[i] ? 1 : 0;
        counts.sized_packages += package.sized ? 1 : 0;
        counts.packages_with_content += listed.has_path[i] || package.sized ? 1 : 0;
        if (package.noarch) continue;
        ++counts.arch_packages;
        counts.elf_packages += package.elf ? 1 : 0;
        counts.library_packages += listed.has_library[i] ? 1 : 0;
    }
    const auto checksum = paths.write(paths_in(into));
    if (!checksum) return tl::unexpected(checksum.error());
    manifest.paths_checksum = *checksum;
    return manifest;
}

Result<CacheEntry> cached(const fs::path& directory, const Repomd& repomd, const fs::path& cache) {
    const auto place = entry_directory(cache, repomd.digest);
    // Absent, of a killed process, truncated, altered: all the same, it is made again.
    if (auto entry = read_entry(place)) return std::move(*entry);
    return make_entry(place, [&](const fs::path& into) { return convert(directory, repomd, into); });
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
    if (const passwd* user = getpwuid(geteuid()); user != nullptr && fs::path(user->pw_dir).is_absolute()) {
        return fs::path(user->pw_dir) / ".cache" / "rpmgap";
    }
    return "/nonexistent/rpmgap-cache";  // cannot be written: the error names it and what to set
}

Result<OpenChannel> open_channel(const model::Channel& channel, const fs::path& cache) {
    const auto directory = channel_directory(channel);
    if (!directory) return tl::unexpected(directory.error());
    const auto attempt = [&](support::Error error) {
        return tl::unexpected(std::move(error).while_doing(fmt::format("cannot open channel {}", channel.id)));
    };
    const auto repomd = read_repomd(*directory);
    if (!repomd) return attempt(repomd.error());
    const auto entry = cached(*directory, *repomd, cache);
    if (!entry) return attempt(entry.error());

    OpenChannel open;
    open.solv = entry->solv;
    open.paths = entry->paths;
    open.snapshot.id = channel.id;
    open.snapshot.support = channel.support;
    open.snapshot.source = channel.source;
    open.snapshot.digest = repomd->digest;
    open.snapshot.timestamp = repomd->timestamp;
    open.snapshot.packages = static_cast<std::size_t>(entry->manifest.counts.packages);
    judge_classes(entry->manifest.counts, channel.lacks, open.snapshot);
    return open;
}

Result<Repo*> add_to_pool(Pool* pool, const OpenChannel& channel) {
    auto repo = read_solv(pool, channel.snapshot.id, channel.solv);
    if (!repo)
        return tl::unexpected(
            std::move(repo.error()).while_doing(fmt::format("cannot load channel {}", channel.snapshot.id)));
    if (static_cast<std::size_t>((*repo)->nsolvables) != channel.snapshot.packages) {
        const int loaded = (*repo)->nsolvables;
        repo_free(*repo, 1);
        return support::failure(
            Fault::output,
            fmt::format("cannot load channel {}: {} has {} packages, not {}: the cache changed meanwhile",
                        channel.snapshot.id, support::printable(channel.solv.native()), loaded,
                        channel.snapshot.packages));
    }
    return repo;
}

}  // namespace rpmgap::repo
