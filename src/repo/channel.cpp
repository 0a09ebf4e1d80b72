#include "repo/channel.hpp"

#include <fmt/format.h>

#include "repo/cache_directory.hpp"
#include "repo/channel_metadata.hpp"
#include "repo/channel_modules.hpp"
#include "repo/libsolv.hpp"
#include "repo/metadata_store.hpp"
#include "repo/solv_file.hpp"
#include "support/text.hpp"

namespace rpmgap::repo {

namespace {

namespace fs = std::filesystem;
using support::Fault;
using support::Result;

struct Metadata {
    CacheEntry entry;
    ChannelModules modules;
};

class Held {
public:
    explicit Held(std::counting_semaphore<>* processors) : processors_(processors) {
        if (processors_ != nullptr) processors_->acquire();
    }
    ~Held() {
        if (processors_ != nullptr) processors_->release();
    }
    Held(const Held&) = delete;
    Held& operator=(const Held&) = delete;

private:
    std::counting_semaphore<>* processors_;
};

Result<Metadata> read_metadata(const Located& located, const fs::path& cache, std::counting_semaphore<>* processors,
                               EntryParts parts) {
    const Held processor(processors);
    const auto verified = located.just_fetched ? Verified::by_fetcher : Verified::no;
    auto modules = channel_modules(located.directory, located.repomd, cache, verified);
    if (!modules) return tl::unexpected(modules.error());
    auto entry = channel_metadata(located.directory, located.repomd, cache, verified, parts);
    if (!entry) return tl::unexpected(entry.error());
    return Metadata{std::move(*entry), std::move(*modules)};
}

}  // namespace

Result<OpenChannel> open_channel(const model::Channel& channel, const remote::Source& source, const Pinned* pinned,
                                 const LocateOptions& options, std::counting_semaphore<>* processors,
                                 EntryParts parts) {
    const auto attempt = [&](support::Error error) {
        const auto* const obeyed = source.skip_if_unavailable ? " (its skip_if_unavailable is not obeyed)" : "";
        return tl::unexpected(
            std::move(error).while_doing(fmt::format("cannot open channel {}{}", channel.id, obeyed)));
    };
    auto located = locate(source, pinned, options);
    if (!located) return attempt(located.error());
    auto metadata = read_metadata(*located, options.cache, processors, parts);
    const MetadataStore store(options.cache);
    const bool is_stored = located->directory == store.directory(located->repomd.digest);
    if (!metadata && metadata.error().fault() == Fault::repository && is_stored && !options.offline) {
        // It was right when it was fetched: the disk or somebody changed it since, or another process prunes it or
        // replaces it at this moment. So once more, whether or not this process has fetched it.
        if (auto done = store.discard_damaged(located->repomd.digest); !done) return attempt(done.error());
        located = locate(source, pinned, options);
        if (!located) return attempt(located.error());
        metadata = read_metadata(*located, options.cache, processors, parts);
    }
    if (!metadata) return attempt(metadata.error());

    OpenChannel open;
    const CacheEntry& entry = metadata->entry;
    open.solv = entry.solv;
    open.paths = entry.paths;
    open.pending = entry.pending;
    open.notable = std::make_shared<const NotableFile>(entry.notable);
    open.modules = metadata->modules.summary;
    open.unwritten_modules = metadata->modules.unwritten;
    open.snapshot.id = channel.id;
    open.snapshot.support = channel.support;
    open.snapshot.source = channel.source;
    open.snapshot.digest = located->repomd.digest;
    open.snapshot.timestamp = located->repomd.timestamp;
    open.snapshot.authenticity = located->authenticity;
    open.snapshot.key = located->key;
    open.snapshot.packages = static_cast<std::size_t>(entry.counts.packages);
    judge_classes(entry.counts, channel.lacks, open.snapshot);
    touch_cache_item(store.directory(open.snapshot.digest));
    touch_cache_item(entry_directory(options.cache, open.snapshot.digest));
    return open;
}

Result<std::shared_ptr<const NotablePaths>> notable_paths(const OpenChannel& channel) {
    auto paths = read_notable(*channel.notable);
    if (paths) return paths;
    return tl::unexpected(std::move(paths.error()).while_doing(fmt::format("channel {}", channel.snapshot.id)));
}

Result<void> keep_in_cache(const OpenChannel& channel) {
    if (channel.pending)
        if (auto done = channel.pending->publish(); !done) return done;
    return keep_modules({channel.modules, channel.unwritten_modules});
}

Result<Repo*> add_to_pool(Pool* pool, const OpenChannel& channel) {
    auto repo = read_solv(pool, channel.snapshot.id, *channel.solv);
    if (!repo)
        return tl::unexpected(
            std::move(repo.error()).while_doing(fmt::format("cannot load channel {}", channel.snapshot.id)));
    if (static_cast<std::size_t>((*repo)->nsolvables) != channel.snapshot.packages) {
        const int loaded = (*repo)->nsolvables;
        repo_free(*repo, 1);
        return support::failure(
            Fault::output,
            fmt::format("cannot load channel {}: {} has {} packages, not {}: the cache changed meanwhile",
                        channel.snapshot.id, channel.solv->name, loaded, channel.snapshot.packages));
    }
    return repo;
}

}  // namespace rpmgap::repo
