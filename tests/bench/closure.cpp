// Times which packages of a repository can be installed: `rpmgap_bench_closure [--each] DIRECTORY...`
// Each directory holds rpm-md and is a channel; all are one tier. With --each the solver is asked once for every
// package too, and the answers are held against each other: exit 1 when they differ.
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "repo/channel.hpp"
#include "resolve/installable_each.hpp"
#include "resolve/pool.hpp"

using namespace rpmgap;

namespace {

double processor_seconds() {
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

}  // namespace

int main(int argc, char** argv) {
    bool each = false;
    model::Distribution distribution;
    distribution.id = "bench";
    distribution.arch = "x86_64";
    const char* const cache = std::getenv("RPMGAP_CACHE");
    std::vector<repo::OpenChannel> channels;
    for (int i = 1; i < argc; ++i) {
        const std::string argument = argv[i];
        if (argument == "--each") {
            each = true;
            continue;
        }
        model::Channel channel;
        channel.id = fmt::format("c{}", channels.size());
        channel.source = argument;
        repo::remote::Source source;
        source.base_urls.push_back(argument);
        auto opened =
            repo::open_channel(channel, source, nullptr, {.cache = cache == nullptr ? "/nonexistent" : cache});
        if (!opened) {
            fmt::print(stderr, "{}\n", opened.error().line());
            return 3;
        }
        if (cache != nullptr) static_cast<void>(repo::keep_in_cache(*opened));
        channels.push_back(std::move(*opened));
        distribution.channels.push_back(channel);
    }
    const auto pool = resolve::SolvPool::load(distribution, channels, {}, {});
    if (!pool) {
        fmt::print(stderr, "{}\n", pool.error().line());
        return 3;
    }
    resolve::Tier tier(**pool, resolve::ChannelSet(**pool, model::Support::unsupported));
    std::vector<Id> packages;
    for (Id package = 2; package < (*pool)->raw()->nsolvables; ++package)
        if (tier.has(package)) packages.push_back(package);

    resolve::VerdictCounts counts;
    auto begin = processor_seconds();
    const resolve::PackageRules rules(tier);
    const resolve::Endings endings(rules);
    const auto broken = resolve::broken_packages(tier, rules, endings, packages, &counts);
    fmt::print(
        "{} packages: {} broken in {:.2f} s of processor time; {} end in nothing, {} in a witness set, {} left "
        "to the solver\n",
        counts.packages, counts.broken, processor_seconds() - begin, counts.doomed, counts.witnessed, counts.by_solver);
    if (!each) return 0;
    begin = processor_seconds();
    const auto reference = resolve::broken_packages_by_solver(tier, packages);
    fmt::print("one run of the solver each: {} broken in {:.2f} s\n", reference.size(), processor_seconds() - begin);
    std::vector<Id> found;
    for (const auto& one : broken)
        if (found.empty() || found.back() != one.package) found.push_back(one.package);
    if (found == reference) return 0;
    fmt::print("they differ\n");
    return 1;
}
