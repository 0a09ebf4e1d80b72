#include "cli/scan.hpp"

#include <optional>

#include <fmt/format.h>

#include "audit/audit.hpp"
#include "cli/machine.hpp"
#include "cli/progress.hpp"
#include "cli/terminal.hpp"
#include "extract/read_application.hpp"
#include "resolve/questions.hpp"
#include "resolve/resolve.hpp"
#include "resolve/self_supply.hpp"
#include "support/clock.hpp"
#include "support/parallel.hpp"
#include "support/text.hpp"

namespace rpmgap::cli {

namespace {

using support::Result;

std::vector<Wanted> wanted(const ScanOptions& options, const std::string& arch) {
    std::vector<Wanted> sides{{options.target, arch, "target", true}};
    if (options.baseline != "none") sides.push_back({options.baseline, arch, "baseline", false});
    return sides;
}

Result<std::vector<model::Resolution>> ask(const std::vector<OpenDistribution>& sides,
                                           const model::Application& application, const model::Questions& questions,
                                           unsigned threads, Progress& progress) {
    std::vector<model::Resolution> answers(sides.size());
    std::vector<std::optional<support::Error>> failures(sides.size());
    support::parallel_for(sides.size(), threads, [&](std::size_t i) {
        progress.say(fmt::format("looking up {} in {}", questions.distinct.size(), sides[i].distribution.id));
        auto resolution = resolve::resolve(sides[i].distribution, sides[i].channels, application, questions);
        if (resolution)
            answers[i] = std::move(*resolution);
        else
            failures[i] = std::move(resolution.error());
    });
    for (std::size_t i = 0; i < sides.size(); ++i) {
        if (failures[i]) {
            return tl::unexpected(std::move(*failures[i])
                                      .while_doing(fmt::format("cannot resolve against {}", sides[i].distribution.id)));
        }
    }
    return answers;
}

}  // namespace

Result<Scanned> scan(const ScanOptions& options) {
    Progress progress(options.quiet);
    const unsigned threads = options.metadata.threads;

    // Bytes -> requirements and provides.
    auto application = extract::read_application(
        options.paths,
        {.threads = threads, .symbols = options.symbols, .progress = [&](std::size_t done, std::size_t all) {
             progress.say(fmt::format("reading files: {} of {}", done, all));
         }});
    if (!application) return tl::unexpected(application.error());

    // One arch a run: the libraries of another one would answer for files that cannot load them.
    const auto arches = repo::known_arches();
    auto arch = options.arch.empty() ? extract::prevailing_arch(*application, arches) : options.arch;
    if (arch.empty()) arch = machine_arch();
    extract::keep_arch(*application, arch, arches);

    // Names -> metadata on disk.
    auto sides = choose_all(wanted(options, arch), options.metadata.repositories,
                            "neither the target nor the baseline of this run");
    if (!sides) return tl::unexpected(sides.error());
    if (auto done = open_all(*sides, options.metadata, progress); !done) return tl::unexpected(done.error());

    // What the application does not supply itself is asked of each distribution.
    const auto questions = resolve::collect_questions(*application);
    const auto self_supply = resolve::link_application(*application, sides->front().distribution.library_directories);
    const auto answers = ask(*sides, *application, questions, threads, progress);
    if (!answers) return tl::unexpected(answers.error());

    // What the metadata promises is looked for in the packages themselves.
    ProvedSymbols symbols;
    if (options.symbols) {
        auto proved =
            prove_symbols(*application, questions, answers->front(), sides->front(), options.metadata, progress);
        if (!proved) return tl::unexpected(proved.error());
        symbols = std::move(*proved);
        for (auto& [subject, reason] : symbols.report.unproved)
            application->subjects[subject].not_checked.push_back(std::move(reason));
    }

    // Two answers that differ in a way that matters are a finding.
    progress.say("comparing");
    const model::Resolution& target = answers->front();
    const model::Resolution* baseline = answers->size() > 1 ? &answers->back() : nullptr;
    Scanned scanned;
    model::Report& report = scanned.report;
    report.findings = audit::audit({.application = *application,
                                    .questions = questions,
                                    .self_supply = self_supply,
                                    .target = target,
                                    .baseline = baseline,
                                    .symbols = options.symbols ? &symbols.report.gaps : nullptr});
    report.notes = audit::uncertain_by_nature(*application);
    report.summary = audit::summarise(report.findings);
    report.target = target.snapshot;
    if (baseline != nullptr) report.baseline.push_back(baseline->snapshot);
    report.application = std::move(*application);
    scanned.sides = std::move(*sides);
    scanned.symbols = std::move(symbols.unwritten);
    return scanned;
}

Result<ExitCode> run_scan(const ScanOptions& options) {
    const auto scanned = scan(options);
    if (!scanned) return tl::unexpected(scanned.error());
    const report::WriteOptions write{.width = output_width(),
                                     .colour = output_has_colour(),
                                     .quiet = options.quiet,
                                     .verbose = options.verbose,
                                     .now = support::now()};
    const auto text = report::find_writer(options.format)->write(scanned->report, write);
    if (auto done = write_output(text); !done) return tl::unexpected(done.error());
    // The reader has the answer; the next run is to have it sooner.
    if (auto kept = keep_in_cache(scanned->sides, options.metadata); !kept) return tl::unexpected(kept.error());
    if (auto kept = keep_symbols(scanned->symbols, options.metadata); !kept) return tl::unexpected(kept.error());
    const auto code = exit_code_of(scanned->report, options.gate);
    // The report that --quiet leaves does not say what such a run fails for.
    if (code == ExitCode::not_checked && options.quiet)
        fmt::print(stderr, "rpmgap: {} not checked, and --strict was given\n",
                   support::count_of(scanned->report.summary.not_checked, "thing was", "things were"));
    return code;
}

}  // namespace rpmgap::cli
