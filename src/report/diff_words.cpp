#include "report/diff_words.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include <fmt/format.h>

#include "report/amounts.hpp"
#include "report/severity_counts.hpp"
#include "support/text.hpp"

namespace rpmgap::report {

namespace {

using model::Change;
using model::ChangedThing;
using model::ChangeKind;
using model::Succession;
using support::count_of;

std::string listed(std::vector<std::string> names, bool all) {
    return all ? support::join(names, ", ") : some_of(names);
}

std::string packages_of(const model::DiffSide& side, const std::vector<model::PackageIndex>& packages, bool all) {
    std::vector<std::string> texts;
    for (const auto index : packages) texts.push_back(package_and_channel(side.packages[index]));
    return listed(std::move(texts), all);
}

std::vector<std::string> names_of(const model::DiffSide& side, const std::vector<model::PackageIndex>& packages) {
    std::vector<std::string> names;
    for (const auto index : packages) names.push_back(side.packages[index].name);
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

// "; still needed by 3 packages: a, b, c", by name: versions and architectures of one are one.
std::string needing(std::string_view before, std::string_view behind, std::vector<std::string> names, bool all) {
    if (names.empty()) return {};
    const auto count = count_of(names.size(), "package");
    return fmt::format("; {}{}{}: {}", before, count, behind, listed(std::move(names), all));
}

std::string_view fate_words(Succession succession) {
    switch (succession) {
        case Succession::none: return "stays installed: nothing obsoletes it";
        case Succession::renamed: return "renamed to";
        case Succession::merged: return "merged into";
        case Succession::split: return "split into";
        case Succession::retired: return "retired by";
        case Succession::provided: return "stays installed; its name is provided by";
        case Succession::uncovered: return "stays installed; not covered by";
    }
    return "";
}

std::string where(const model::SnapshotDiff& diff, const Change& change, bool all) {
    const auto before = packages_of(diff.old_side, change.old_packages, all);
    const auto after = packages_of(diff.new_side, change.new_packages, all);
    if (change.kind == ChangeKind::removed && change.thing == ChangedThing::package)
        return after.empty() ? fmt::format("{} {}", before, fate_words(change.succession))
                             : fmt::format("{} {} {}", before, fate_words(change.succession), after);
    if (!before.empty() && !after.empty()) return before + " -> " + after;
    const bool is_of_package = change.thing != ChangedThing::package;
    return (is_of_package ? before.empty() ? "in " : "was in " : "") + before + after;
}

std::string things(ChangedThing thing) {
    switch (thing) {
        case ChangedThing::symbol_version: return "symbol versions";
        case ChangedThing::capability: return "capabilities";
        default: return std::string(to_string(thing)) + 's';
    }
}

// Words for the overview; what has a heading of its own is told there.
std::string_view overview_word(ChangeKind kind) {
    switch (kind) {
        case ChangeKind::channel_changed: return "in another channel";
        case ChangeKind::arch_lost: return "lost an architecture";
        case ChangeKind::arch_gained: return "gained one";
        case ChangeKind::arch_replaced: return "with another architecture";
        case ChangeKind::arch_differs: return "where one architecture changed apart";
        case ChangeKind::older_dropped: return "without an older version";
        case ChangeKind::older_added: return "with an older version";
        case ChangeKind::obsoletes_loop: return "circles of Obsoletes";
        case ChangeKind::obsoletes_published: return "published and obsoleted";
        case ChangeKind::holds_back: return "held back";
        case ChangeKind::content_differs: return "with other content";
        case ChangeKind::published_twice: return "published twice";
        case ChangeKind::wrong_channel: return "in a wrong channel";
        case ChangeKind::no_channel: return "expected nowhere";
        case ChangeKind::noarch_missing: return "noarch missing";
        case ChangeKind::noarch_differs: return "noarch that differ";
        default: return to_string(kind);
    }
}

}  // namespace

std::vector<ChangeGroup> groups_of(const model::SnapshotDiff& diff) {
    using Key = std::tuple<int, ChangedThing, ChangeKind>;
    std::map<Key, ChangeGroup> groups;
    for (const auto& change : diff.changes) {
        auto& group = groups[{-static_cast<int>(change.severity), change.thing, change.kind}];
        if (group.changes.empty()) {
            group.severity = change.severity;
            group.heading = heading_of(change.kind, change.thing);
        }
        group.changes.push_back(&change);
    }
    std::vector<ChangeGroup> ordered;
    for (auto& [key, group] : groups) ordered.push_back(std::move(group));
    return ordered;
}

std::string sentence_of(const model::SnapshotDiff& diff, const Change& change, bool all) {
    // A package is named by what follows.
    auto text = change.thing == ChangedThing::package ? where(diff, change, all)
                                                      : fmt::format("{}: {}", change.what, where(diff, change, all));
    if (!change.detail.empty()) text += "; " + change.detail;
    text += needing("still needed by ", "", names_of(diff.new_side, change.needed_by_new), all);
    text += needing("", change.kind == ChangeKind::holds_back ? " hold it back" : " needed it",
                    names_of(diff.old_side, change.needed_by_old), all);
    return text;
}

std::string sentence_of(const model::Finding& broken, bool all) {
    std::vector<std::string> packages;
    for (const auto& subject : broken.subjects) packages.push_back(subject.path);
    const auto count = count_of(packages.size(), "package");
    std::vector<std::string> links;
    for (const auto& link : broken.chain) links.push_back(to_string(link));
    auto text = fmt::format("{}: {}: {}", broken.capability.empty() ? broken.name : broken.capability, count,
                            listed(std::move(packages), all));
    if (!links.empty()) text += "; " + support::join(links, " -> ");
    if (!broken.nearest.empty()) text += "; " + broken.nearest;
    return text;
}

std::vector<OverviewLine> overview_of(const model::SnapshotDiff& diff) {
    const auto summary = summarize(diff);
    std::vector<OverviewLine> lines;
    for (const auto& [thing, kinds] : summary.by_kind) {
        std::vector<std::string> counts;
        for (const auto& [kind, count] : kinds) counts.push_back(fmt::format("{} {}", count, overview_word(kind)));
        lines.push_back({things(thing), support::join(counts, ", ")});
    }
    std::vector<std::string> fates;
    for (const auto& [succession, count] : summary.removed)
        if (!stays_installed(succession)) fates.push_back(fmt::format("{} {}", count, to_string(succession)));
    std::size_t staying = 0;
    for (const auto& [succession, count] : summary.removed) staying += stays_installed(succession) ? count : 0;
    if (staying > 0) fates.push_back(fmt::format("{} that nothing replaces", staying));
    if (!fates.empty()) lines.insert(lines.begin() + 1, {"of the removed", support::join(fates, ", ")});
    return lines;
}

std::string counts_of(const model::DiffSummary& summary) {
    const auto counts = told_counts(summary.by_severity);
    return counts.empty() ? "no change" : support::join(counts, ", ");
}

}  // namespace rpmgap::report
