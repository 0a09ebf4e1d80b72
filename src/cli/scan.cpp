#include "cli/scan.hpp"

#include <algorithm>
#include <optional>

#include <fmt/format.h>
#include <sys/utsname.h>

#include "audit/audit.hpp"
#include "cli/progress.hpp"
#include "cli/terminal.hpp"
#include "extract/read_application.hpp"
#include "repo/channel.hpp"
#include "resolve/questions.hpp"
#include "resolve/resolve.hpp"
#include "resolve/self_supply.hpp"
#include "support/parallel.hpp"
#include "support/text.hpp"

namespace rpmgap::cli {

namespace {

using support::Result;

// A distribution on its way through the passes.
struct Side {
    model::Distribution distribution;
    std::vector<repo::OpenChannel> channels;
    model::Resolution resolution;
};

std::string machine_arch() {
    utsname name{};
    return uname(&name) == 0 ? name.machine : "x86_64";
}

Result<std::vector<Side>> choose_sides(const ScanOptions& options, const std::string& arch) {
    std::vector<Side> sides;
    const auto choose = [&](const std::string& name, bool is_target) -> Result<void> {
        auto distribution = repo::choose_distribution(name, arch, options.channels, is_target);
        if (!distribution) {
            return tl::unexpected(std::move(distribution.error()).while_doing(is_target ? "target" : "baseline"));
        }
        sides.push_back({std::move(*distribution), {}, {}});
        return {};
    };
    if (auto done = choose(options.target, true); !done) return tl::unexpected(done.error());
    if (options.baseline != "none") {
        if (auto done = choose(options.baseline, false); !done) return tl::unexpected(done.error());
    }
    for (const auto& option : options.channels) {
        const auto applies = [&](const Side& side) {
            const bool is_target = &side == &sides.front();
            return repo::applies_to(option, is_target ? options.target : options.baseline, side.distribution.id,
                                    is_target);
        };
        if (std::ranges::any_of(sides, applies)) continue;
        return support::failure(
            support::Fault::usage,
            fmt::format("{} {}:{}=...: {} is neither the target nor the baseline of this run",
                        option.only ? "--only-repo" : "--repo", support::printable(option.distribution), option.channel,
                        support::printable(option.distribution)));
    }
    return sides;
}

// Every channel of every side, on as many threads as there are; the first fault in the order of the channels is
// reported.
Result<void> open_channels(std::vector<Side>& sides, const std::filesystem::path& cache, unsigned threads,
                           Progress& progress) {
    struct Job {
        Side* side;
        const model::Channel* channel;
        Result<repo::OpenChannel> opened = support::failure(support::Fault::internal, "channel was not opened");
    };
    std::vector<Job> jobs;
    for (auto& side : sides) {
        for (const auto& channel : side.distribution.channels) jobs.push_back({.side = &side, .channel = &channel});
    }
    support::parallel_for(jobs.size(), threads, [&](std::size_t i) {
        progress.say(fmt::format("opening {} of {}", jobs[i].channel->id, jobs[i].side->distribution.id));
        jobs[i].opened = repo::open_channel(*jobs[i].channel, cache);
    });
    for (auto& job : jobs) {
        if (!job.opened) {
            return tl::unexpected(std::move(job.opened.error()).while_doing(job.side->distribution.id));
        }
        job.side->channels.push_back(std::move(*job.opened));
    }
    return {};
}

Result<void> ask(std::vector<Side>& sides, const model::Application& application, const model::Questions& questions,
                 unsigned threads, Progress& progress) {
    std::vector<std::optional<support::Error>> failures(sides.size());
    support::parallel_for(sides.size(), threads, [&](std::size_t i) {
        progress.say(fmt::format("looking up {} in {}", questions.distinct.size(), sides[i].distribution.id));
        auto resolution = resolve::resolve(sides[i].distribution, sides[i].channels, application, questions);
        if (resolution)
            sides[i].resolution = std::move(*resolution);
        else
            failures[i] = std::move(resolution.error());
    });
    for (std::size_t i = 0; i < sides.size(); ++i) {
        if (failures[i]) {
            return tl::unexpected(std::move(*failures[i])
                                      .while_doing(fmt::format("cannot resolve against {}", sides[i].distribution.id)));
        }
    }
    return {};
}

}  // namespace

Result<model::Report> scan(const ScanOptions& options) {
    Progress progress(!options.quiet);
    const unsigned threads = options.jobs == 0 ? support::usable_processors() : options.jobs;

    // Bytes -> requirements and provides.
    auto application = extract::read_application(
        options.paths, {.threads = threads, .progress = [&](std::size_t done, std::size_t all) {
                            progress.say(fmt::format("reading files: {} of {}", done, all));
                        }});
    if (!application) return tl::unexpected(application.error());

    // One arch a run: the libraries of another one would answer for files that cannot load them.
    const auto arches = repo::known_arches();
    auto arch = options.arch.empty() ? extract::prevailing_arch(*application, arches) : options.arch;
    if (arch.empty()) arch = machine_arch();
    extract::keep_arch(*application, arch, arches);

    // Names -> metadata on disk.
    auto sides = choose_sides(options, arch);
    if (!sides) return tl::unexpected(sides.error());
    if (auto done = open_channels(*sides, options.cache, threads, progress); !done) return tl::unexpected(done.error());

    // What the application does not supply itself is asked of each distribution.
    const auto questions = resolve::collect_questions(*application);
    const auto self_supply = resolve::link_application(*application, sides->front().distribution.library_directories);
    if (auto done = ask(*sides, *application, questions, threads, progress); !done) return tl::unexpected(done.error());

    // Two answers that differ in a way that matters are a finding.
    progress.say("comparing");
    const Side& target = sides->front();
    const Side* baseline = sides->size() > 1 ? &sides->back() : nullptr;
    model::Report report;
    report.findings = audit::audit({.application = *application,
                                    .questions = questions,
                                    .self_supply = self_supply,
                                    .target = target.resolution,
                                    .baseline = baseline == nullptr ? nullptr : &baseline->resolution});
    report.notes = audit::uncertain_by_nature(*application);
    report.summary = audit::summarise(report.findings);
    report.target = target.resolution.snapshot;
    if (baseline != nullptr) report.baseline.push_back(baseline->resolution.snapshot);
    report.application = std::move(*application);
    return report;
}

Result<ExitCode> run_scan(const ScanOptions& options) {
    const auto report = scan(options);
    if (!report) return tl::unexpected(report.error());
    const report::WriteOptions write{
        .width = output_width(), .colour = output_has_colour(), .quiet = options.quiet, .verbose = options.verbose};
    const auto text = report::find_writer(options.format)->write(*report, write);
    if (auto done = write_output(text); !done) return tl::unexpected(done.error());
    return exit_code_of(*report, options.gate);
}

}  // namespace rpmgap::cli
