#include <algorithm>

#include <fmt/format.h>

#include "report/diff.hpp"
#include "report/diff_fleet.hpp"
#include "report/diff_words.hpp"
#include "report/html_text.hpp"
#include "report/markdown_text.hpp"
#include "report/provenance.hpp"
#include "support/text.hpp"

namespace rpmgap::report {

namespace {

using model::Severity;
using support::count_of;

// GitHub drops a step summary of more than 1 MiB whole.
constexpr std::size_t changes_in_markdown = 50;

void list(std::string& out, std::string_view summary, bool is_open, const std::vector<std::string>& items,
          std::size_t all) {
    out += fmt::format("\n<details{}><summary>{}</summary>\n\n", is_open ? " open" : "", html_escaped(summary));
    for (const auto& item : items) out += fmt::format("- {}\n", markdown_escaped(item));
    if (all > items.size()) out += fmt::format("- ... and {} more\n", all - items.size());
    out += "\n</details>\n";
}

void write(const model::SnapshotDiff& diff, const WriteOptions& options, std::string& out) {
    const auto told = [&](const model::DiffSide& side) {
        return markdown_escaped(
            fmt::format("{}, {}", dated(side.snapshot, true, options.now), count_of(side.packages.size(), "package")));
    };
    const auto most = [&](std::size_t count) { return options.verbose ? count : std::min(count, changes_in_markdown); };
    out +=
        fmt::format("## {} to {}, {}\n\n", markdown_escaped(diff.old_side.snapshot.distribution.id),
                    markdown_escaped(diff.new_side.snapshot.distribution.id), diff.new_side.snapshot.distribution.arch);
    out += fmt::format("- old: {}\n- new: {}\n\n**{}**\n", told(diff.old_side), told(diff.new_side),
                       counts_of(summarize(diff)));
    const auto overview = overview_of(diff);
    if (!overview.empty()) out += "\n| | |\n|---|---|\n";
    for (const auto& line : overview)
        out += fmt::format("| {} | {} |\n", markdown_escaped(line.what), markdown_escaped(line.counts));
    const auto broken = [&](std::string_view heading, const std::vector<model::Finding>& findings, bool is_open) {
        if (findings.empty()) return;
        std::vector<std::string> items;
        for (std::size_t i = 0; i < most(findings.size()); ++i)
            items.push_back(sentence_of(findings[i], options.verbose));
        list(out, fmt::format("{}: {}", heading, count_of(findings.size(), "root cause")), is_open, items,
             findings.size());
    };
    if (diff.fleet) {
        std::vector<std::string> items;
        std::size_t all = 0;
        for (const auto& impact : diff.fleet->impacts) {
            if (impact.severity == Severity::note && !options.verbose) continue;
            ++all;
            if (options.verbose || items.size() < changes_in_markdown)
                items.push_back(fmt::format("{}: {}", to_string(impact.severity),
                                            sentence_of(*diff.fleet, impact, options.verbose)));
        }
        const auto unknown = sentences_of_unknown(*diff.fleet, options.verbose);
        items.insert(items.end(), unknown.begin(), unknown.begin() + static_cast<std::ptrdiff_t>(most(unknown.size())));
        list(out, fleet_summary(*diff.fleet), true, items, all + unknown.size());
    }
    broken("newly broken", diff.newly_broken, true);
    broken("no longer broken", diff.mended, false);
    for (const auto& group : groups_of(diff)) {
        if (group.severity == Severity::note && !options.verbose) continue;
        std::vector<std::string> items;
        for (std::size_t i = 0; i < most(group.changes.size()); ++i)
            items.push_back(sentence_of(diff, *group.changes[i], options.verbose));
        list(out, fmt::format("{}: {}: {}", to_string(group.severity), group.heading, group.changes.size()),
             group.severity >= Severity::error, items, group.changes.size());
    }
    if (!diff.not_compared.empty()) out += "\nNot compared:\n\n";
    for (const auto& one : diff.not_compared)
        out += fmt::format("- {}: {}\n", markdown_escaped(one.what), markdown_escaped(one.reason));
}

}  // namespace

std::string diff_markdown(const std::vector<model::SnapshotDiff>& diffs, const WriteOptions& options) {
    std::string out;
    for (const auto& diff : diffs) {
        if (!out.empty()) out += '\n';
        write(diff, options, out);
    }
    return out;
}

}  // namespace rpmgap::report
