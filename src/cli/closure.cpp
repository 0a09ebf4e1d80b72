#include "cli/closure.hpp"

#include <algorithm>
#include <optional>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "audit/audit.hpp"
#include "audit/closure_findings.hpp"
#include "cli/machine.hpp"
#include "cli/progress.hpp"
#include "cli/terminal.hpp"
#include "cli/waivers.hpp"
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

Result<std::vector<model::Closure>> close_each(const std::vector<OpenDistribution>& distributions,
                                               const resolve::ClosureOptions& options, unsigned threads) {
    std::vector<std::optional<Result<model::Closure>>> done(distributions.size());
    support::parallel_for(distributions.size(), threads, [&](std::size_t i) {
        const auto pool = resolve::SolvPool::load(distributions[i].distribution, distributions[i].channels, {}, {});
        done[i] = pool ? resolve::closure_of(**pool, distributions[i].snapshot(), options)
                       : Result<model::Closure>(tl::unexpected(pool.error()));
    });
    std::vector<model::Closure> closures;
    for (std::size_t i = 0; i < done.size(); ++i) {
        if (!*done[i])
            return tl::unexpected(std::move(done[i]->error())
                                      .while_doing(fmt::format("cannot close {} {}", distributions[i].distribution.id,
                                                               distributions[i].distribution.arch)));
        closures.push_back(std::move(**done[i]));
    }
    return closures;
}

}  // namespace

ClosureArguments::ClosureArguments(CLI::App& app)
    : command_(app.add_subcommand("closure", "Tell which packages of a distribution cannot be installed, and why")),
      metadata_(*command_, LockUse::obeyed),
      gate_(*command_) {
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
    command_->add_option("--waivers", waivers_, "File of known violations (default: rpmgap.toml, where there is one)")
        ->type_name("FILE");
    command_->add_option("--format", format_, "Format of the report")
        ->check(CLI::IsMember({"text", "json"}))
        ->capture_default_str();
    command_->add_flag("-q,--quiet", quiet_, "Print findings only");
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
    const auto options = metadata_.options();
    if (!options) return tl::unexpected(options.error());
    const auto waivers = known_waivers(waivers_);
    if (!waivers) return tl::unexpected(waivers.error());
    Progress progress(quiet_);
    const auto distributions =
        open_each(name_, arches_.empty() ? std::vector{machine_arch()} : arches_, *options, progress);
    if (!distributions) return tl::unexpected(distributions.error());

    progress.say(fmt::format("solving {}", distributions->front().distribution.id));
    auto closures = close_each(*distributions,
                               {.mode = direct_ ? model::ClosureMode::direct : model::ClosureMode::solver,
                                .build = build_,
                                .newest = newest_,
                                .only = only_},
                               options->threads);
    if (!closures) return tl::unexpected(closures.error());

    model::ClosureReport report;
    report.closures = std::move(*closures);
    for (const auto& closure : report.closures)
        for (auto& finding : audit::closure_findings(closure)) report.findings.push_back(std::move(finding));
    const auto waived = waive(report.findings, *waivers, "closure", !only_.empty() || direct_ || build_);
    report.summary = audit::summarise(report.findings);
    report.summary.waived = waived;
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
    const auto code = exit_code_of(report.findings, report.summary.not_checked, gate_.gate());
    // The report that --quiet leaves does not say what such a run fails for.
    if (code == ExitCode::not_checked && quiet_)
        fmt::print(stderr, "rpmgap: {} not checked, and --strict was given\n",
                   support::count_of(report.summary.not_checked, "thing was", "things were"));
    return code;
}

}  // namespace rpmgap::cli
