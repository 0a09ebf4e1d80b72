#include <algorithm>

#include <fmt/format.h>

#include "report/amounts.hpp"
#include "report/blast_list.hpp"
#include "report/blast_radius.hpp"
#include "report/blast_svg.hpp"
#include "report/diff.hpp"
#include "report/diff_fleet.hpp"
#include "report/diff_words.hpp"
#include "report/html_text.hpp"
#include "report/page_frame.hpp"
#include "report/page_words.hpp"
#include "report/provenance.hpp"
#include "support/clock.hpp"
#include "support/text.hpp"

namespace rpmgap::report {

namespace {

using model::Change;
using model::ChangedThing;
using model::ChangeKind;
using model::Severity;
using support::count_of;

// A browser takes seconds over pages of many megabytes.
struct Limits {
    std::size_t causes = 300;
    std::size_t nodes_of_cause = 300;
    std::size_t nodes = 12000;
    std::size_t rows = 250;  // of a table of changes
    std::size_t names = 40;  // of applications behind one node, and of needs behind one cause
};
constexpr std::size_t no_limit = static_cast<std::size_t>(-1);
// One architecture.
class PairSection {
public:
    PairSection(const model::SnapshotDiff& diff, std::size_t number, const WriteOptions& options)
        : diff_(diff), id_(fmt::format("a{}", number + 1)), options_(options), causes_(blast_radius(diff)) {
        if (options.verbose) limits_ = {no_limit, no_limit, no_limit, no_limit, no_limit};
        targets_.section = id_;
        targets_.causes = std::min(causes_.size(), limits_.causes);
        std::size_t left = limits_.nodes;
        for (std::size_t i = 0; i < targets_.causes; ++i) {
            targets_.nodes.push_back(listed_nodes(causes_[i], std::min(left, limits_.nodes_of_cause)));
            left -= std::min(left, static_cast<std::size_t>(std::ranges::count(targets_.nodes.back(), true)));
        }
    }

    void write(std::string& out) const {
        out += fmt::format("<section id=\"{}\">\n", id_);
        write_header(out);
        write_picture(out);
        write_causes(out);
        write_other_impacts(out);
        write_mended(out);
        write_changes(out);
        write_not_compared(out);
        out += "</section>\n";
    }

private:
    void write_header(std::string& out) const {
        out += fmt::format("<h1>{} \u2192 {}, {}</h1>\n", html_escaped(diff_.old_side.snapshot.distribution.id),
                           html_escaped(diff_.new_side.snapshot.distribution.id),
                           html_escaped(diff_.new_side.snapshot.distribution.arch));
        out += wide_table("the two sides");
        write_side(out, "old", diff_.old_side);
        write_side(out, "new", diff_.new_side);
        out += "</table></div>\n<p>";
        const auto summary = summarize(diff_);
        for (const auto severity : {Severity::blocker, Severity::error, Severity::warning, Severity::note})
            if (const auto found = summary.by_severity.find(severity); found != summary.by_severity.end())
                out +=
                    fmt::format("{}{} &#160; ", severity_mark(severity), count_of(found->second, to_string(severity)));
        if (summary.by_severity.empty()) out += "No change.";
        out += "</p>\n";
        const auto overview = overview_of(diff_);
        if (overview.empty()) return;
        out += "<table>\n";
        for (const auto& line : overview)
            out += fmt::format("<tr><th scope=\"row\">{}</th><td>{}</td></tr>\n", html_escaped(line.what),
                               html_escaped(line.counts));
        out += "</table>\n";
    }

    void write_side(std::string& out, std::string_view name, const model::DiffSide& side) const {
        std::vector<std::string> channels;
        for (const auto& channel : side.snapshot.channels) {
            auto text = fmt::format("{} ({}, {})", channel.id, to_string(channel.support),
                                    count_of(channel.packages, "package"));
            if (const auto date = support::iso_date(channel.timestamp); !date.empty()) text += " of " + date;
            channels.push_back(std::move(text));
        }
        out += fmt::format("<tr><th scope=\"row\">{}</th><td>{}<br>{} in {}", name,
                           html_escaped(dated(side.snapshot, true, options_.now)),
                           count_of(side.packages.size(), "package"),
                           html_escaped(channels.empty() ? "no channel" : support::join(channels, ", ")));
        for (const auto& line : provenance_of(side.snapshot)) out += fmt::format("<br>{}", html_escaped(line));
        out += "</td></tr>\n";
    }

    void write_picture(std::string& out) const {
        out += "<h2>What it drags along</h2>\n";
        if (diff_.fleet) out += fmt::format("<p>{}</p>\n", html_escaped(fleet_summary(*diff_.fleet)));
        if (causes_.empty()) {
            out += fmt::format("<p>Nothing is newly broken, asked for in vain or held back{}.</p>\n",
                               diff_.not_compared.empty() ? ""
                                                          : fmt::format(", as far as <a href=\"#{}gaps\">was "
                                                                        "compared</a>",
                                                                        id_));
            return;
        }
        std::size_t broken = 0;
        for (const auto& finding : diff_.newly_broken) broken += finding.subjects.size();
        out += fmt::format(
            "<p>{}; {} newly broken: they cannot be installed, and what the old side has of that name is not broken. "
            "At the left what is the matter; to its right what breaks by it directly, and what breaks through that. "
            "A bar is as high as what hangs on it, but never lower than its name; one package or application may hang "
            "on several causes. Every bar leads to the details.</p>\n",
            count_of(causes_.size(), "root cause"), count_of(broken, "package"));
        out += blast_key({{"package", "packages"},
                          {"apps", "applications"},
                          {"rest", "more, not drawn one by one"},
                          {"way", "on the way, not counted"}});
        out += blast_svg(causes_, diff_.fleet ? &*diff_.fleet : nullptr, targets_);
    }

    void write_causes(std::string& out) const {
        if (causes_.empty()) return;
        out += fmt::format("<h2 id=\"{}causes\">Root causes</h2>\n", id_);
        blast_list(diff_, causes_, targets_, {.names = limits_.names, .all = options_.verbose}, out);
        std::size_t packages = 0;
        for (std::size_t i = targets_.causes; i < causes_.size(); ++i) packages += causes_[i].packages;
        if (targets_.causes < causes_.size())
            out +=
                fmt::format("<p>{}, with {} hanging on them (<code>-v</code> lists all)</p>\n",
                            not_listed(causes_.size() - targets_.causes, "root cause"), count_of(packages, "package"));
    }

    // What has no place among the root causes.
    void write_other_impacts(std::string& out) const {
        if (!diff_.fleet) return;
        std::vector<std::string> rows;
        for (const auto& impact : diff_.fleet->impacts)
            if (impact.effect == model::Effect::provider_changes || impact.effect == model::Effect::mends)
                rows.push_back(fmt::format("<li class=\"row\">{}{}</li>\n", severity_mark(impact.severity),
                                           html_escaped(sentence_of(*diff_.fleet, impact, options_.verbose))));
        write_list(out, "What else changes for applications", "need", rows);
    }

    void write_mended(std::string& out) const {
        std::vector<std::string> rows;
        for (const auto& finding : diff_.mended)
            rows.push_back(
                fmt::format("<li class=\"row\">{}</li>\n", html_escaped(sentence_of(finding, options_.verbose))));
        write_list(out, "No longer broken", "root cause", rows);
    }

    void write_list(std::string& out, std::string_view heading, std::string_view what,
                    const std::vector<std::string>& rows) const {
        if (rows.empty()) return;
        out += fmt::format("<h2>{}</h2>\n<details class=\"group\"><summary>{}</summary><ul>\n", heading,
                           count_of(rows.size(), what));
        for (std::size_t i = 0; i < std::min(rows.size(), limits_.rows); ++i) out += rows[i];
        out += "</ul>\n";
        if (rows.size() > limits_.rows)
            out += fmt::format("<p>{}</p>\n", not_listed(rows.size() - limits_.rows, std::string(what)));
        out += "</details>\n";
    }

    void write_changes(std::string& out) const {
        const auto groups = groups_of(diff_);
        if (groups.empty()) return;
        out += "<h2>Every change</h2>\n";
        for (std::size_t i = 0; i < groups.size(); ++i) {
            const auto& group = groups[i];
            const auto shown = std::min(group.changes.size(), limits_.rows);
            out += fmt::format(
                "<details class=\"group\" id=\"{}g{}\"><summary>{}{} <span class=\"count\">{}</span></summary>\n", id_,
                i + 1, severity_mark(group.severity), html_escaped(group.heading), group.changes.size());
            out += wide_table(group.heading, {"what", "old", "new", "more"}, "changes");
            for (std::size_t j = 0; j < shown; ++j) write_change(out, *group.changes[j]);
            out += "</table></div>\n";
            if (group.changes.size() > shown)
                out += fmt::format("<p>{} (<code>-v</code> lists all)</p>\n",
                                   not_listed(group.changes.size() - shown, "change"));
            out += "</details>\n";
        }
    }

    void write_change(std::string& out, const Change& change) const {
        std::vector<std::string> notes;
        if (change.thing == ChangedThing::package && change.kind == ChangeKind::removed)
            notes.emplace_back(is_followed(change.succession) ? std::string(to_string(change.succession))
                               : change.succession == model::Succession::none
                                   ? "nothing replaces it"
                                   : fmt::format("{}: nothing replaces it", to_string(change.succession)));
        if (!change.detail.empty()) notes.push_back(change.detail);
        if (!change.needed_by_new.empty())
            notes.push_back(fmt::format("still needed by {}", names_of(diff_.new_side, change.needed_by_new)));
        if (!change.needed_by_old.empty())
            notes.push_back(fmt::format("{} {}",
                                        change.kind == ChangeKind::holds_back ? "held back by" : "was needed by",
                                        names_of(diff_.old_side, change.needed_by_old)));
        out +=
            fmt::format("<tr class=\"row\"><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>\n", html_code(change.what),
                        html_escaped(packages_text(diff_.old_side, change.old_packages, options_.verbose)),
                        html_escaped(packages_text(diff_.new_side, change.new_packages, options_.verbose)),
                        html_escaped(support::join(notes, "; ")));
    }

    std::string names_of(const model::DiffSide& side, const std::vector<model::PackageIndex>& packages) const {
        std::vector<std::string> names;
        names.reserve(packages.size());
        for (const auto index : packages) names.push_back(side.packages[index].name);
        std::sort(names.begin(), names.end());
        names.erase(std::unique(names.begin(), names.end()), names.end());
        return fmt::format("{}: {}", count_of(packages.size(), "package"),
                           options_.verbose ? support::join(names, ", ") : some_of(names));
    }

    void write_not_compared(std::string& out) const {
        out += fmt::format("<h2 id=\"{}gaps\">Not compared</h2>\n", id_);
        if (diff_.not_compared.empty()) out += "<p>Everything was compared.</p>\n";
        if (!diff_.not_compared.empty()) out += "<ul>\n";
        for (const auto& one : diff_.not_compared)
            out += fmt::format("<li>{}: {}</li>\n", html_escaped(one.what), html_escaped(one.reason));
        if (!diff_.not_compared.empty()) out += "</ul>\n";
    }

    const model::SnapshotDiff& diff_;
    std::string id_;
    const WriteOptions& options_;
    Limits limits_;
    std::vector<BlastCause> causes_;
    BlastTargets targets_;
};

std::string title_of(const std::vector<model::SnapshotDiff>& diffs) {
    if (diffs.empty()) return "rpmgap diff";
    return fmt::format("{} \u2192 {}", diffs.front().old_side.snapshot.distribution.id,
                       diffs.front().new_side.snapshot.distribution.id);
}

}  // namespace

std::string diff_html(const std::vector<model::SnapshotDiff>& diffs, const WriteOptions& options) {
    std::string out = page_begin(title_of(diffs)) + "<main>\n" + page_tools();
    if (diffs.size() > 1) {
        out += "<p>";
        for (std::size_t i = 0; i < diffs.size(); ++i)
            out += fmt::format("<a href=\"#a{}\">{}</a> ", i + 1,
                               html_escaped(diffs[i].new_side.snapshot.distribution.arch));
        out += "</p>\n";
    }
    out += blast_svg_patterns();
    for (std::size_t i = 0; i < diffs.size(); ++i) PairSection(diffs[i], i, options).write(out);
    return out + "</main>\n" + page_end();
}

}  // namespace rpmgap::report
