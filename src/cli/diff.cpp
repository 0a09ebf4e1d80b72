#include "cli/diff.hpp"

#include <algorithm>
#include <memory>
#include <optional>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "audit/closure_findings.hpp"
#include "cli/diff_sides.hpp"
#include "cli/fleet.hpp"
#include "cli/machine.hpp"
#include "cli/open_metadata.hpp"
#include "cli/progress.hpp"
#include "cli/terminal.hpp"
#include "compare/compare.hpp"
#include "compare/name_globs.hpp"
#include "compare/noarch.hpp"
#include "repo/expected_channels.hpp"
#include "report/diff.hpp"
#include "resolve/closure.hpp"
#include "resolve/inventory.hpp"
#include "resolve/pool.hpp"
#include "support/clock.hpp"
#include "support/parallel.hpp"
#include "support/text.hpp"

namespace rpmgap::cli {

namespace {

using support::Result;

// One side of one architecture. The inventory's texts lie in the pool.
struct LoadedSide {
    std::unique_ptr<resolve::SolvPool> pool;
    resolve::Inventory inventory;
    std::vector<model::Finding> breakage;  // what cannot be installed
    std::vector<model::NotChecked> not_solved;
};

// What of a side cannot be installed; of one that has nothing to install nothing is.
void add_breakage(const OpenDistribution& distribution, bool latest, LoadedSide& side) {
    if (std::ranges::none_of(side.inventory.packages, &resolve::InventoryPackage::is_seen)) return;
    resolve::ClosureOptions options;
    options.newest = latest;
    auto closure = resolve::closure_of(*side.pool, distribution.snapshot(), options);
    side.breakage = audit::closure_findings(closure);
    side.not_solved = std::move(closure.not_checked);
}

Result<std::vector<LoadedSide>> load(const std::vector<OpenDistribution>& sides, const compare::Options& options,
                                     unsigned threads, Progress& progress) {
    const bool packages_only = options.packages_only;
    const auto depth = packages_only ? resolve::InventoryDepth::packages : resolve::InventoryDepth::all;
    std::vector<LoadedSide> loaded(sides.size());
    std::vector<std::optional<support::Error>> failures(sides.size());
    support::parallel_for(sides.size(), threads, [&](std::size_t i) {
        progress.say(fmt::format("loading {}", sides[i].distribution.id));
        auto pool = packages_only ? resolve::SolvPool::load_packages(sides[i].distribution, sides[i].channels)
                                  : resolve::SolvPool::load(sides[i].distribution, sides[i].channels, {}, {});
        if (!pool) {
            failures[i] = std::move(pool.error());
            return;
        }
        loaded[i].pool = std::move(*pool);
        loaded[i].inventory = resolve::take_inventory(*loaded[i].pool, sides[i].snapshot(), depth);
        if (packages_only) return;
        if (auto added = resolve::add_notable_paths(loaded[i].inventory, sides[i].channels); !added)
            failures[i] = std::move(added.error());
        else
            add_breakage(sides[i], options.latest, loaded[i]);
    });
    for (std::size_t i = 0; i < sides.size(); ++i)
        if (failures[i])
            return tl::unexpected(
                std::move(*failures[i]).while_doing(fmt::format("cannot load {}", sides[i].distribution.id)));
    return loaded;
}

// What compare() needs besides the inventories.
compare::Evidence evidence_of(const LoadedSide& old_side, const LoadedSide& new_side, bool packages_only) {
    compare::Evidence evidence;
    evidence.old_breakage = old_side.breakage;
    evidence.new_breakage = new_side.breakage;
    if (packages_only) return evidence;
    const auto paths = compare::required_paths(old_side.inventory, new_side.inventory);
    evidence.old_owners = resolve::owners_of_paths(*old_side.pool, paths);
    evidence.new_owners = resolve::owners_of_paths(*new_side.pool, paths);
    return evidence;
}

Result<std::vector<compare::ExpectedChannel>> expected_of(const std::string& file) {
    std::vector<compare::ExpectedChannel> expected;
    if (file.empty()) return expected;
    auto read = repo::read_expected_channels(file);
    if (!read) return tl::unexpected(std::move(read.error()).while_doing("--expected"));
    if (read->empty())
        return support::failure(support::Fault::usage,
                                fmt::format("--expected: {}: the table [channels] says of no channel what it may have",
                                            support::printable(file)));
    for (auto& [channel, packages] : *read) expected.push_back({std::move(channel), std::move(packages)});
    return expected;
}

bool fails(const std::vector<model::SnapshotDiff>& diffs, const model::Gate& gate) {
    return !gate.never && std::ranges::any_of(diffs, [&](const model::SnapshotDiff& diff) {
        const auto summary = summarize(diff);
        return std::ranges::any_of(summary.by_severity, [&](const auto& counted) {
            return counted.first >= gate.fail_on && counted.second > 0;
        });
    });
}

}  // namespace

DiffArguments::DiffArguments(CLI::App& app)
    : metadata_(*app.add_subcommand("diff", "What changed between two snapshots of distributions"), LockUse::obeyed) {
    auto* const diff = app.get_subcommand("diff");
    const auto repeatable = [](CLI::Option* option) {
        return option->allow_extra_args(false)->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    };
    diff->add_option("OLD", old_, "A profile id or file, a directory or URL, a lock, an exported snapshot, DIST@LOCK")
        ->required();
    diff->add_option("NEW", new_, "Likewise")->required();
    repeatable(diff->add_option("--arch", arches_,
                                "rpm architecture (default: this machine's); of several, noarch packages are compared "
                                "with each other too"))
        ->type_name("ARCH");
    repeatable(diff->add_option("--channel", channels_, "Compare this channel only; repeatable"))->type_name("NAME");
    repeatable(diff->add_option("--only", only_, "Only what concerns packages of this name; repeatable"))
        ->type_name("GLOB");
    diff->add_option("--expected", expected_, "TOML file that says which packages may lie in which channel")
        ->type_name("FILE");
    diff->add_flag("--latest", latest_, "Of each name and architecture only the newest version counts");
    auto* const apps =
        diff->add_option("--apps", apps_, "Directory of records (*.ndjson): which recorded applications it breaks")
            ->type_name("DIR");
    diff->add_flag("--packages-only", packages_only_, "Packages alone, not what they offer and need")->excludes(apps);
    diff->add_option("--format", format_, "Format of the answer")
        ->check(CLI::IsMember({"text", "json", "markdown", "ndjson", "html"}))
        ->capture_default_str();
    gate_.emplace(*diff);
    auto* const quiet = diff->add_flag(
        "-q,--quiet", quiet_, "No text unless a change is at or over --fail-on, or something was not compared");
    diff->add_flag("-v,--verbose", verbose_, "Every change, nothing folded away")->excludes(quiet);
    diff->footer(
        "Examples:\n"
        "  rpmgap diff fedora-43 azurelinux-4.0\n"
        "  rpmgap diff published.lock /srv/candidate --format markdown\n"
        "  rpmgap diff azurelinux-4.0@old.lock azurelinux-4.0@new.lock --latest");
}

Result<ExitCode> DiffArguments::run() const {
    Progress progress(quiet_);
    auto metadata = metadata_.options();
    if (!metadata) return tl::unexpected(metadata.error());
    if (packages_only_) metadata->parts = repo::EntryParts::packages;
    auto expected = expected_of(expected_);
    if (!expected) return tl::unexpected(expected.error());
    const compare::Options options{
        .latest = latest_, .packages_only = packages_only_, .only = only_, .expected = std::move(*expected)};

    if (format_ == "ndjson" && apps_.empty())
        return support::failure(support::Fault::usage, "--format ndjson tells of applications: it needs --apps");
    std::optional<record::Fleet> fleet;
    if (!apps_.empty()) {
        auto read = read_records(apps_, metadata->threads);
        if (!read) return tl::unexpected(read.error());
        fleet = std::move(*read);
    }
    const auto arches = arches_.empty() ? std::vector<std::string>{machine_arch()} : arches_;
    auto sides = choose_diff_sides(old_, new_, arches, channels_, *metadata);
    if (!sides) return tl::unexpected(sides.error());
    for (const auto& [channel, packages] : options.expected)
        if (std::ranges::none_of(*sides, [&, &id = channel](const OpenDistribution& side) {
                return std::ranges::find(side.distribution.channels, id, &model::Channel::id) !=
                       side.distribution.channels.end();
            }))
            return support::failure(support::Fault::usage, fmt::format("--expected: neither side has a channel {}",
                                                                       support::printable(channel)));
    if (auto done = open_all(*sides, *metadata, progress); !done) return tl::unexpected(done.error());
    auto loaded = load(*sides, options, metadata->threads, progress);
    if (!loaded) return tl::unexpected(loaded.error());

    std::vector<const resolve::Inventory*> inventories;
    for (const auto& side : *loaded) inventories.push_back(&side.inventory);
    if (const auto glob = compare::fitting_nothing(only_, inventories))
        return support::failure(support::Fault::usage, fmt::format("--only {}: no package of either side is named so",
                                                                   support::printable(*glob)));

    progress.say("comparing");
    std::vector<model::SnapshotDiff> diffs;
    std::vector<compare::ArchSides> of_arches;
    for (std::size_t i = 0; i < loaded->size(); i += 2) {
        const auto& before = (*loaded)[i];
        const auto& after = (*loaded)[i + 1];
        const auto evidence = evidence_of(before, after, packages_only_);
        diffs.push_back(compare::compare(before.inventory, after.inventory, evidence, options));
        for (const auto& side : {&before, &after})
            for (const auto& one : side->not_solved)
                diffs.back().not_compared.push_back(
                    {fmt::format("what can be installed from {}", to_string(one.evidence)), one.reason});
        of_arches.push_back({&before.inventory, &after.inventory});
    }
    if (diffs.size() > 1) compare::compare_arches(of_arches, only_, diffs);
    if (fleet) {
        for (auto& side : *loaded) {  // the look-ups load pools of their own: never both
            side.inventory = {};
            side.pool.reset();
        }
        for (std::size_t i = 0; i < diffs.size(); ++i) {
            auto impact = impact_of(*fleet, (*sides)[2 * i], (*loaded)[2 * i].breakage, (*sides)[2 * i + 1],
                                    (*loaded)[2 * i + 1].breakage, progress);
            if (!impact) return tl::unexpected(impact.error());
            diffs[i].fleet = std::move(*impact);
        }
    }

    progress.clear();
    const auto gate = gate_->gate();
    const bool is_failing = fails(diffs, gate);
    const bool is_partial = std::ranges::any_of(
        diffs, [](const auto& diff) { return !diff.not_compared.empty() || (diff.fleet && !is_whole(*diff.fleet)); });
    const report::WriteOptions how{.width = output_width(), .verbose = verbose_, .now = support::now()};
    const auto done = format_ == "json"       ? report::diff_json(diffs, write_output)
                      : format_ == "markdown" ? write_output(report::diff_markdown(diffs, how))
                      : format_ == "ndjson"   ? write_output(report::diff_ndjson(diffs))
                      : format_ == "html"     ? write_output(report::diff_html(diffs, how))
                      : is_failing || !quiet_ ? write_output(report::diff_text(diffs, how))
                      : is_partial ? write_output("not everything was compared; without --quiet the report says what\n")
                                   : Result<void>();
    if (!done) return tl::unexpected(done.error());
    if (auto kept = keep_in_cache(*sides, *metadata); !kept) return tl::unexpected(kept.error());
    if (is_failing) return ExitCode::findings;
    return gate.strict && is_partial ? ExitCode::not_checked : ExitCode::clean;
}

}  // namespace rpmgap::cli
