#include "repo/channel.hpp"

#include <cstdlib>

#include <fmt/format.h>
#include <pwd.h>
#include <unistd.h>

#include "repo/channel_metadata.hpp"
#include "repo/libsolv.hpp"
#include "repo/repomd.hpp"
#include "repo/solv_file.hpp"
#include "repo/source_directory.hpp"
#include "support/text.hpp"

namespace rpmgap::repo {

namespace {

namespace fs = std::filesystem;
using support::Fault;
using support::Result;

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
    const auto entry = channel_metadata(*directory, *repomd, cache);
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
