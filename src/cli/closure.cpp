#include "cli/closure.hpp"

#include <algorithm>
#include <optional>
#include <set>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "audit/audit.hpp"
#include "audit/closure_findings.hpp"
#include "audit/waivers.hpp"
#include "cli/machine.hpp"
#include "cli/progress.hpp"
#include "cli/terminal.hpp"
#include "report/closure.hpp"
#include "resolve/closure.hpp"
#include "support/clock.hpp"
#include "support/parallel.hpp"
#include "support/text.hpp"

namespace rpmgap::cli {

namespace {

using support::Result;

// One distribution a wanted architecture, opened.
Result<std::vector<OpenDistribution>> open_each(const std::string& name, const std::vector<std::string>& arches,
                                                const MetadataOptions& options, Progress& progress) {
    std::vector<OpenDistribution> opened;
    for (const auto& arch : arches) {
        auto chosen = choose_all({{name, arch, {}, true}}, options.repositories, "not the distribution of this run");
        if (!chosen) return tl::unexpected(chosen.error());
        opened.push_back(std::move(chosen->front()));
    }
    if (auto done = open_all(opened, options, progress); !done) return tl::unexpected(done.error());
    return opened;
}

struct Closed {
    model::Closure closure;
    std::vector<std::string> unmatched;  // of --only
    std::set<std::string> provided;      // ends of waivers
};

// A glob that no package of any architecture has is a slip of the pen, and so is a question that nothing is there for.
Result<void> check_asked(const std::vector<Closed>& closed, const resolve::ClosureOptions& options) {
    for (const auto& glob : options.only)
        if (std::ranges::all_of(closed, [&](const Closed& one) {
                return std::ranges::find(one.unmatched, glob) != one.unmatched.end();
            }))
            return support::failure(support::Fault::usage,
                                    fmt::format("--only {}: no package is named so", support::printable(glob)));
    const bool is_empty = std::ranges::all_of(closed, [](const Closed& one) {
        return std::ranges::all_of(one.closure.tiers, [](const auto& tier) { return tier.packages == 0; });
    });
    if (!is_empty || !options.only.empty()) return {};
    if (options.build)
        return support::failure(support::Fault::usage,
                                "--build: there is no source package; name the source repositories, as in --repo "
                                "base-source=URL");
    return support::failure(support::Fault::repository,
                            "there is no binary package; --build asks what source packages need to be built");
}

Result<std::vector<Closed>> close_each(const std::vector<OpenDistribution>& distributions,
                                       const resolve::ClosureOptions& options,
                                       const std::vector<model::Waiver>& waivers, unsigned threads) {
    std::vector<Closed> closed(distributions.size());
    std::vector<std::optional<support::Error>> failures(distributions.size());
    support::parallel_for(distributions.size(), threads, [&](std::size_t i) {
        const auto pool = resolve::SolvPool::load(distributions[i].distribution, distributions[i].channels, {}, {});
        if (!pool) {
            failures[i] = pool.error();
            return;
        }
        closed[i] = {
            resolve::closure_of(**pool, distributions[i].snapshot(), options), resolve::unmatched(**pool, options), {}};
        for (const auto& [end, capability] : audit::ends_of(waivers, "closure"))
            if (resolve::is_provided(**pool, capability)) closed[i].provided.insert(end);
    });
    for (std::size_t i = 0; i < failures.size(); ++i)
        if (failures[i])
            return tl::unexpected(std::move(*failures[i])
                                      .while_doing(fmt::format("cannot close {} {}", distributions[i].distribution.id,
                                                               distributions[i].distribution.arch)));
    if (auto done = check_asked(closed, options); !done) return tl::unexpected(done.error());
    return closed;
}

}  // namespace

ClosureArguments::ClosureArguments(CLI::App& app)
    : command_(app.add_subcommand("closure", "Tell which packages of a distribution cannot be installed, and why")),
      metadata_(*command_, LockUse::obeyed),
      gate_(*command_),
      project_(*command_) {
    command_->add_option("DIST", name_, "Distribution: a profile id, a profile file, a directory or URL")
        ->capture_default_str();
    command_->add_option("--arch", arches_, "rpm architecture (default: this machine's); repeatable")
        ->allow_extra_args(false)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    command_->add_option("--only", only_, "Ask only about packages of this name, a glob; repeatable")
        ->type_name("NAME")
        ->allow_extra_args(false)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    auto* const runtime = command_->add_flag("--runtime", runtime_, "What packages need to be installed: the default");
    command_->add_flag("--build", build_, "What source packages of the channels need to be built")->excludes(runtime);
    command_->add_flag("--direct", direct_,
                       "Only whether each requirement is provided by some package: faster, and does not solve");
    command_->add_flag("--newest", newest_, "Of each name and architecture in a tier only the newest package");
    command_->add_option("--format", format_, "Format of the report")
        ->check(CLI::IsMember({"text", "json"}))
        ->capture_default_str();
    command_->add_flag("-q,--quiet", quiet_, "Findings, and how much was not checked; nothing when there is neither");
    command_->add_flag("-v,--verbose", verbose_, "Every package with its chain, nothing folded away");
    command_->footer(
        "Packages of enabled channels have to close among themselves; those of an opt-in channel may use these too,\n"
        "those of an unsupported one every channel.\n"
        "Examples:\n"
        "  rpmgap closure\n"
        "  rpmgap closure ./repo --arch x86_64 --arch aarch64 --format json\n"
        "  rpmgap closure azurelinux-4.0 --repo ours=./rpms --only 'ours-*'");
}

Result<ExitCode> ClosureArguments::run() const {
    const auto applied = project_.apply();
    if (!applied) return tl::unexpected(applied.error());
    auto options = metadata_.options();
    if (!options) return tl::unexpected(options.error());
    applied->keep_those_of({name_}, options->repositories);
    const auto& waivers = applied->project.waivers;
    Progress progress(quiet_);
    const auto distributions =
        open_each(name_, arches_.empty() ? std::vector{machine_arch()} : arches_, *options, progress);
    if (!distributions) return tl::unexpected(distributions.error());

    progress.say(fmt::format("solving {}", distributions->front().distribution.id));
    auto closed = close_each(*distributions,
                             {.mode = direct_ ? model::ClosureMode::direct : model::ClosureMode::solver,
                              .build = build_,
                              .newest = newest_,
                              .only = only_},
                             waivers, options->threads);
    if (!closed) return tl::unexpected(closed.error());

    audit::Waivers waivers_of_run(waivers, "closure", support::iso_date(support::now()));
    model::ClosureReport report;
    std::vector<model::Finding> all;
    std::size_t waived_whole = 0;
    for (auto& one : *closed) {
        auto& closure = report.closures.emplace_back(std::move(one.closure));
        closure.findings = audit::closure_findings(closure);
        closure.waived = waivers_of_run.apply(closure.findings, closure.snapshot.distribution, one.provided);
        std::set<std::string> parts;
        for (const auto& part : closure.waived) {
            report.waived_packages += part.finding.subjects.size();
            parts.insert(part.finding.fingerprint);
        }
        for (const auto& finding : closure.findings) parts.erase(finding.fingerprint);
        waived_whole += parts.size();
        all.insert(all.end(), closure.findings.begin(), closure.findings.end());
    }
    report.stale_waivers = waivers_of_run.stale(!only_.empty() || direct_ || build_ || newest_);
    all.insert(all.end(), report.stale_waivers.begin(), report.stale_waivers.end());
    report.summary = audit::summarise(all);
    report.summary.waived = waived_whole;
    for (const auto& closure : report.closures) report.summary.not_checked += closure.not_checked.size();
    progress.clear();

    const auto text = format_ == "json" ? report::closure_json(report)
                                        : report::closure_text(report, {.width = output_width(),
                                                                        .colour = output_has_colour(),
                                                                        .quiet = quiet_,
                                                                        .verbose = verbose_,
                                                                        .now = support::now()});
    if (auto done = write_output(text); !done) return tl::unexpected(done.error());
    if (auto kept = keep_in_cache(*distributions, *options); !kept) return tl::unexpected(kept.error());
    const auto code = exit_code_of(all, report.summary.not_checked, gate_.gate());
    // The report that --quiet leaves does not say what such a run fails for.
    if (code == ExitCode::not_checked && quiet_)
        print_error("rpmgap: {} not checked, and --strict was given\n",
                    support::count_of(report.summary.not_checked, "thing was", "things were"));
    return code;
}

}  // namespace rpmgap::cli
