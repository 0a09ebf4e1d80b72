#include "cli/scan.hpp"

#include <algorithm>
#include <cassert>
#include <filesystem>
#include <new>
#include <optional>
#include <system_error>

#include <fmt/format.h>

#include "audit/audit.hpp"
#include "audit/explain.hpp"
#include "audit/knowledge.hpp"
#include "audit/refusal.hpp"
#include "audit/unversioned.hpp"
#include "cli/base_images.hpp"
#include "cli/containment.hpp"
#include "cli/identity_packages.hpp"
#include "cli/judge.hpp"
#include "cli/knowledge.hpp"
#include "cli/listed_checks.hpp"
#include "cli/machine.hpp"
#include "cli/progress.hpp"
#include "cli/read_paths.hpp"
#include "cli/records.hpp"
#include "cli/sides.hpp"
#include "cli/source_tree.hpp"
#include "cli/terminal.hpp"
#include "extract/left_out.hpp"
#include "extract/read_application.hpp"
#include "model/version.hpp"
#include "record/left_out.hpp"
#include "record/write_record.hpp"
#include "repo/write_file.hpp"
#include "report/explanation.hpp"
#include "resolve/questions.hpp"
#include "resolve/self_supply.hpp"
#include "support/clock.hpp"
#include "support/interruption.hpp"
#include "support/text.hpp"

namespace rpmgap::cli {

namespace {

using support::Result;

Result<std::vector<model::Explanation>> explained_findings(const audit::Evidence& evidence,
                                                           const std::vector<model::Finding>& findings,
                                                           const std::string& fingerprint) {
    if (fingerprint.empty()) return support::failure(support::Fault::usage, "--explain: the fingerprint is empty");
    const auto matching = audit::fingerprints_like(findings, fingerprint);
    if (matching.empty())
        return support::failure(
            support::Fault::usage,
            fmt::format("--explain {}: nothing of this run has this fingerprint", support::printable(fingerprint)));
    if (matching.size() > 1)
        return support::failure(support::Fault::usage, fmt::format("--explain {}: {} fingerprints begin so: {}",
                                                                   support::printable(fingerprint), matching.size(),
                                                                   support::join(matching, ", ")));
    auto explanations = audit::explain(evidence, findings, matching.front());
    assert(!explanations.empty());
    return explanations;
}

Result<Input> read_input(const ScanOptions& options, const std::vector<model::Rule>& rules,
                         extract::Exclusions& exclusions, Progress& progress) {
    if (!options.from_record.empty()) {
        auto input = read_recorded(options.from_record, options.symbols, options.hints, rules);
        if (input && !options.name.empty()) input->name = support::printable(options.name);
        return input;
    }
    auto application = read_paths(options.paths,
                                  {.threads = options.metadata.threads,
                                   .symbols = options.symbols,
                                   .hints = options.hints,
                                   .trust_specs = options.trust_specs,
                                   .limits = options.limits,
                                   .platform = options.platform,
                                   .base_image = options.base_image,
                                   .exclusions = &exclusions},
                                  options.metadata.cache, progress);
    if (!application) return tl::unexpected(application.error());
    auto name = options.name.empty() ? name_of_root(options.paths.front()) : support::printable(options.name);
    return Input{std::move(*application), std::move(name)};
}

}  // namespace

Result<Scanned> scan(const ScanOptions& options) {
    Progress progress(options.quiet);
    const unsigned threads = options.metadata.threads;
    const auto all_rules = known_rules(options.rules);
    if (!all_rules) return tl::unexpected(all_rules.error());

    // Bytes -> requirements and provides.
    contain_run(options.metadata.cache, options.metadata.outputs, Network::kept, progress);
    extract::Exclusions exclusions(options.judging.exclude);
    auto input = read_input(options, *all_rules, exclusions, progress);
    if (!input) return tl::unexpected(input.error());
    model::Application* const application = &input->application;
    exclusions.leave_out(*application);
    // A record is what was read: what is left out below hangs on the profiles and options of this run.
    std::optional<model::Application> as_read;
    if (!options.record.empty()) as_read = record::without_what_no_scan_uses(*application, *all_rules);
    leave_out_foreign_stages(*application);

    // One arch a run: the libraries of another one would answer for files that cannot load them.
    const auto arches = repo::known_arches();
    auto arch = options.arch.empty() ? input->arch : options.arch;
    if (arch.empty()) arch = extract::prevailing_arch(*application, arches);
    if (arch.empty()) arch = machine_arch();
    extract::keep_arch(*application, arch, arches);
    leave_out_identity_packages(*application);

    // Names -> metadata on disk. Where it runs today, a Dockerfile says better than a default.
    auto base = told_by_images(*application, options);
    auto sides = open_sides(options.target, base.baseline, arch, options.metadata, progress);
    if (!sides) return tl::unexpected(sides.error());

    // What the application does not supply itself is asked of each distribution, and what rules claim of the target.
    auto questions = resolve::collect_questions(*application);
    const auto rules = rules_for(*all_rules, *sides);
    const auto first_claim = resolve::ask_about_claims(questions, rules);
    const WaiverEnds ends(options.judging.waivers, questions);
    auto linked = resolve::link_application(*application, sides->front().distribution.library_directories);
    const auto& self_supply = linked.supply;
    for (auto& [subject, reason] : linked.not_checked)
        application->subjects[subject].not_checked.push_back(std::move(reason));
    const auto not_checked = things_not_checked(*application);  // whatever the target
    const auto image = chosen_image(base.image, sides->front().distribution);
    if (!image) return tl::unexpected(image.error());
    const auto resolvers = ask(
        *sides, {*application, questions, resolve::required_questions(*application, questions, self_supply), *image},
        threads, progress);
    if (!resolvers) return tl::unexpected(resolvers.error());
    resolve::Resolver& on_target = *resolvers->front();
    const model::Resolution& target = on_target.resolution();
    const model::Resolution* baseline = resolvers->size() > 1 ? &resolvers->back()->resolution() : nullptr;

    // What the target has in the baseline's place, and what of it is installed together.
    progress.say("planning");
    model::Counterparts counterparts;
    if (baseline != nullptr) counterparts = on_target.counterparts(*baseline);
    const auto clashes = on_target.clashes();
    std::vector<model::Clash> baseline_clashes;
    if (baseline != nullptr) baseline_clashes = resolvers->back()->clashes();
    Scanned scanned;
    model::Report& report = scanned.report;
    report.tiers = on_target.tiers();
    if (baseline != nullptr) report.baseline_tier = resolvers->back()->tiers().front();
    report.plan =
        on_target.plan(*image, report.tiers, audit::refused_packages(*application, target.snapshot.distribution));

    // What the metadata promises is looked for in the packages themselves.
    ProvedSymbols symbols;
    if (options.symbols) {
        auto proved = prove_symbols(*application, questions, target, sides->front(), options.metadata, progress);
        if (!proved) return tl::unexpected(proved.error());
        symbols = std::move(*proved);
        for (auto& [subject, reason] : symbols.report.unproved)
            application->subjects[subject].not_checked.push_back(std::move(reason));
    }

    // Two answers that differ in a way that matters are a finding.
    progress.say("comparing");
    const auto holding =
        audit::rules_that_hold(rules, target, first_claim, audit::installed_packages(*application, &*report.plan));
    const audit::Evidence evidence{.application = *application,
                                   .questions = questions,
                                   .self_supply = self_supply,
                                   .target = target,
                                   .baseline = baseline,
                                   .counterparts = baseline == nullptr ? nullptr : &counterparts,
                                   .clashes = &clashes,
                                   .baseline_clashes = baseline == nullptr ? nullptr : &baseline_clashes,
                                   .plan = &*report.plan,
                                   .rules = &holding,
                                   .symbols = options.symbols ? &symbols.report.gaps : nullptr};
    report.findings = audit::audit(evidence);
    if (options.explain) {
        auto explained = explained_findings(evidence, report.findings, *options.explain);
        if (!explained) return tl::unexpected(explained.error());
        scanned.explanations = std::move(*explained);
    }
    report.notes = audit::uncertain_by_nature(*application);
    for (auto& note : audit::met_without_version(*application, questions, target))
        report.notes.push_back(std::move(note));
    for (auto& note : audit::facts_lacking(rules, target.snapshot.distribution))
        report.notes.push_back(std::move(note));
    for (auto& note : base.notes) report.notes.push_back(std::move(note));
    if (options.symbols)
        report.notes.push_back(
            {.evidence = {target.snapshot.distribution.id, 0, {}},
             .reason = fmt::format("symbols were looked for in {}{}", support::count_of(symbols.packages, "package"),
                                   symbols.unreadable == 0
                                       ? std::string()
                                       : fmt::format(", {} of which could not be read", symbols.unreadable))});
    report.target = target.snapshot;
    report.symbols = options.symbols;
    report.hints = options.hints;
    if (baseline != nullptr) report.baseline.push_back(baseline->snapshot);
    if (auto judged = judge(report, application->roots, options.judging, ends.met(target)); !judged)
        return tl::unexpected(judged.error());
    report.questions = questions;
    if (as_read) {
        auto needs = needs_of(*application, questions, self_supply, target);
        needs.header = {.tool = std::string(model::tool_version),
                        .name = input->name,
                        .arch = arch,
                        .rules = record::rules_digest(*all_rules),
                        .symbols = options.symbols,
                        .hints = options.hints,
                        .not_checked = not_checked};
        auto record = record::write_record({std::move(needs), std::move(*as_read)});
        if (!record)
            return tl::unexpected(
                std::move(record.error())
                    .while_doing(fmt::format("cannot write {}", support::printable(options.record.native()))));
        scanned.record = std::move(*record);
    }
    scanned.name = std::move(input->name);
    report.application = std::move(*application);
    scanned.sides = std::move(*sides);
    scanned.symbols = std::move(symbols.unwritten);
    return scanned;
}

Result<ExitCode> run_scan(const ScanOptions& options) {
    const auto scanned = scan(options);
    if (!scanned) return tl::unexpected(scanned.error());
    std::error_code unknown;
    const auto directory = std::filesystem::current_path(unknown);
    if (unknown == std::errc::not_enough_memory) throw std::bad_alloc();
    const report::WriteOptions write{.width = output_width(),
                                     .colour = output_has_colour(),
                                     .quiet = options.quiet,
                                     .verbose = options.verbose,
                                     .application = scanned->name,
                                     .directory = directory,
                                     .source_root = source_tree_of(directory),
                                     .now = support::now(),
                                     .gate = options.gate,
                                     .checks = listed_checks(),
                                     .source_date = support::source_date()};
    const auto text = !scanned->explanations.empty()
                          ? (options.format == "json" ? report::explanation_json(scanned->explanations)
                                                      : report::explanation_text(scanned->explanations, write.width))
                          : report::find_writer(options.format)->write(scanned->report, write);
    if (auto done = write_output(text); !done) return tl::unexpected(done.error());
    support::note_printed(support::Printed::all);
    for (const auto& [format, file] : options.outputs) {
        const auto written =
            repo::write_file(file, report::find_writer(format)->write(scanned->report, write), repo::Readers::as_usual);
        if (!written) return tl::unexpected(written.error());
    }
    if (!options.record.empty())
        if (auto done = repo::write_file(options.record, scanned->record, repo::Readers::as_usual); !done)
            return tl::unexpected(done.error());
    // The reader has the answer; the next run is to have it sooner.
    if (auto kept = keep_in_cache(scanned->sides, options.metadata); !kept) return tl::unexpected(kept.error());
    if (auto kept = keep_symbols(scanned->symbols, options.metadata); !kept) return tl::unexpected(kept.error());
    const auto code = exit_code_of(scanned->report, options.gate);
    if (code == ExitCode::not_checked && !options.gate.strict)
        print_error("rpmgap: nothing that was read has requirements: nothing was audited\n");
    // The report that --quiet leaves does not say what such a run fails for.
    else if (code == ExitCode::not_checked && options.quiet)
        print_error("rpmgap: {} not checked, and --strict was given\n",
                    support::count_of(scanned->report.summary.not_checked, "thing was", "things were"));
    return code;
}

}  // namespace rpmgap::cli
