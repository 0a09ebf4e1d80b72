#include "cli/open_metadata.hpp"

#include <algorithm>
#include <semaphore>
#include <utility>

#include <fmt/format.h>

#include "cli/containment.hpp"
#include "cli/terminal.hpp"
#include "support/clock.hpp"
#include "support/parallel.hpp"
#include "support/text.hpp"

namespace rpmgap::cli {

namespace {

using support::Fault;
using support::Result;

struct Job {
    OpenDistribution* distribution;
    std::size_t channel;
    const repo::Pinned* pinned;
    Result<repo::OpenChannel> opened = support::failure(Fault::internal, "channel was not opened");
};

// What the lock says of each channel, in `jobs`; `lock` must stay.
Result<void> pin(std::vector<OpenDistribution>& distributions, const repo::Lock& lock, std::vector<Job>& jobs) {
    for (const auto& side : distributions)
        if (side.pinned.empty())
            if (auto covered = lock.covers(side.distribution); !covered) return covered;
    for (auto& job : jobs) {
        if (job.pinned != nullptr) continue;
        const auto& distribution = job.distribution->distribution;
        job.pinned = &lock.find(distribution.id, distribution.arch, distribution.channels[job.channel].id)->pinned;
    }
    return {};
}

void warn_of_unverified(const std::vector<Job>& jobs, Progress& progress) {
    for (const auto& job : jobs) {
        if (!job.opened || job.opened->snapshot.authenticity != model::Authenticity::unverified) continue;
        progress.clear();
        print_error("rpmgap: warning: channel {} of {} is NOT VERIFIED, as --no-verify asked\n",
                    job.opened->snapshot.id, job.distribution->distribution.id);
    }
}

// The first fault in the order of the channels, and the names of all others that failed.
Result<void> first_fault(const std::vector<Job>& jobs) {
    const Job* first = nullptr;
    std::vector<std::string> others;
    for (const auto& job : jobs) {
        if (job.opened) continue;
        if (first == nullptr)
            first = &job;
        else
            others.push_back(fmt::format("{} of {}", job.distribution->distribution.channels[job.channel].id,
                                         job.distribution->distribution.id));
    }
    if (first == nullptr) return {};
    auto error = first->opened.error();
    error.while_doing(first->distribution->distribution.id);
    if (others.empty()) return tl::unexpected(std::move(error));
    return support::failure(error.fault(),
                            fmt::format("{} (also failed: {})", error.line(), support::join(others, ", ")));
}

constexpr std::int64_t most_ahead = 24 * 60 * 60;  // seconds: clocks differ

// `what` begins the line of the error.
Result<void> check_age(const std::string& what, std::int64_t published, std::int64_t max_age) {
    const auto refuse = [&](std::string_view why) {
        return support::failure(Fault::repository, fmt::format("{}: its metadata {}", what, why));
    };
    if (support::iso_date(published).empty())
        return refuse("does not say when it was made, so --max-age cannot be held");
    const auto age = support::now() - published;
    if (age < -most_ahead) {
        return refuse(fmt::format("says that it was made on {}, which is yet to come, so --max-age cannot be held",
                                  support::iso_time(published)));
    }
    if (age <= max_age) return {};
    return refuse(
        fmt::format("was made {} ago ({}), --max-age allows {}; fetch it anew (without --offline or --locked) or raise "
                    "--max-age",
                    support::duration_text(age), support::iso_time(published), support::duration_text(max_age)));
}

// What came from the future came by a wrong clock, here or there; without --max-age that refuses nothing.
void warn_of_clock(const std::vector<OpenDistribution>& distributions, Progress& progress) {
    const auto now = support::now();
    for (const auto& side : distributions) {
        const auto published = model::published(side.snapshot());
        if (published - now <= most_ahead || support::iso_date(published).empty()) continue;
        const auto today = support::iso_date(now);
        progress.tell(
            fmt::format("warning: the metadata of {} was made on {}, and the clock of this machine says {}: one of the "
                        "two is wrong, and so may be ages and the ends of waivers",
                        side.distribution.id, support::iso_date(published), today.empty() ? "another century" : today));
        return;
    }
}

// The distribution's own channels have one age; what was added to them must not hide it, and each has its own.
Result<void> check_ages(const model::Snapshot& snapshot, std::int64_t max_age) {
    const auto& distribution = snapshot.distribution;
    const auto is_own = [&](const model::ChannelSnapshot& channel) { return model::is_own(distribution, channel.id); };
    if (std::ranges::any_of(snapshot.channels, is_own))
        if (auto fresh = check_age(distribution.id, model::published(snapshot), max_age); !fresh) return fresh;
    for (const auto& channel : snapshot.channels) {
        if (is_own(channel)) continue;
        const auto what = fmt::format("{}: channel {}", distribution.id, channel.id);
        if (auto fresh = check_age(what, channel.timestamp, max_age); !fresh) return fresh;
    }
    return {};
}

}  // namespace

model::Snapshot OpenDistribution::snapshot() const {
    model::Snapshot snapshot;
    snapshot.distribution = distribution;
    for (const auto& channel : channels) snapshot.channels.push_back(channel.snapshot);
    return snapshot;
}

Result<std::vector<OpenDistribution>> choose_all(const std::vector<Wanted>& wanted,
                                                 const repo::RepositoryOptions& repositories,
                                                 std::string_view otherwise) {
    std::vector<OpenDistribution> distributions;
    std::vector<repo::RunDistribution> chosen;
    for (const auto& one : wanted) {
        auto configured = repo::choose_distribution(one.name, one.arch, repositories, one.is_default);
        if (!configured) {
            if (one.role.empty()) return tl::unexpected(configured.error());
            return tl::unexpected(std::move(configured.error()).while_doing(one.role));
        }
        std::vector<std::string> channels;
        for (const auto& channel : configured->distribution.channels) channels.push_back(channel.id);
        for (const auto& other : chosen)
            if (other.id == configured->distribution.id && other.name != one.name)
                return support::failure(
                    Fault::usage,
                    fmt::format("{} and {} are both called {}, so nothing could tell them apart: "
                                "give one of them through a directory or profile of another name",
                                repo::remote::shown_url(other.name), repo::remote::shown_url(one.name), other.id));
        chosen.push_back({one.name, configured->distribution.id, one.is_default, std::move(channels)});
        distributions.push_back({std::move(configured->distribution), std::move(configured->sources), {}});
    }
    if (auto done = repo::check_options_apply(repositories, chosen, otherwise); !done)
        return tl::unexpected(done.error());
    return distributions;
}

Result<void> open_all(std::vector<OpenDistribution>& distributions, const MetadataOptions& options,
                      Progress& progress) {
    std::vector<Job> jobs;
    for (auto& side : distributions)
        for (std::size_t i = 0; i < side.distribution.channels.size(); ++i)
            jobs.push_back(
                {.distribution = &side, .channel = i, .pinned = side.pinned.empty() ? nullptr : &side.pinned[i]});
    repo::Lock lock;
    if (options.locked) {
        auto read = repo::read_lock(options.lock);
        if (!read) return tl::unexpected(read.error());
        lock = std::move(*read);
        if (auto pinned = pin(distributions, lock, jobs); !pinned) return pinned;
    }

    contain_run(options.cache, options.outputs, Network::kept, progress);

    // Servers are waited for together, whatever the number of processors; what they sent is read by as many threads as
    // there are.
    constexpr unsigned servers_at_once = 8;
    std::counting_semaphore<> processors(options.threads);
    support::parallel_for(jobs.size(), std::max(options.threads, servers_at_once), [&](std::size_t i) {
        Job& job = jobs[i];
        const auto& channel = job.distribution->distribution.channels[job.channel];
        progress.say(fmt::format("opening {} of {}", channel.id, job.distribution->distribution.id));
        job.opened = repo::open_channel(channel, job.distribution->sources[job.channel], job.pinned,
                                        {.cache = options.cache,
                                         .offline = options.offline,
                                         .retries = options.retries,
                                         .say = [&](std::string_view what) { progress.say(what); },
                                         .tell = [&](std::string_view what) { progress.tell(what); }},
                                        &processors, options.parts);
    });
    if (!options.fetches_packages) contain_run(options.cache, options.outputs, Network::given_up, progress);
    warn_of_unverified(jobs, progress);
    if (auto fault = first_fault(jobs); !fault) {
        // What could be read is kept all the same, so that the next try does not read it again.
        for (const auto& job : jobs)
            if (job.opened) static_cast<void>(repo::keep_in_cache(*job.opened));
        return fault;
    }
    for (auto& job : jobs) job.distribution->channels.push_back(std::move(*job.opened));
    for (const auto& side : distributions)
        if (options.max_age)
            if (auto fresh = check_ages(side.snapshot(), *options.max_age); !fresh) return fresh;
    if (!options.max_age) warn_of_clock(distributions, progress);
    return {};
}

Result<void> keep_in_cache(const std::vector<OpenDistribution>& distributions, const MetadataOptions& options) {
    std::vector<const repo::OpenChannel*> channels;
    for (const auto& side : distributions)
        for (const auto& channel : side.channels) channels.push_back(&channel);
    std::vector<Result<void>> done(channels.size());
    support::parallel_for(channels.size(), options.threads,
                          [&](std::size_t i) { done[i] = repo::keep_in_cache(*channels[i]); });
    for (auto& one : done)
        if (!one) return one;
    return {};
}

}  // namespace rpmgap::cli
