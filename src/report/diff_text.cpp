#include <algorithm>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "report/diff.hpp"
#include "report/diff_fleet.hpp"
#include "report/diff_words.hpp"
#include "report/finding_title.hpp"
#include "report/provenance.hpp"
#include "report/wrap.hpp"
#include "support/text.hpp"

namespace rpmgap::report {

namespace {

using model::Severity;
using support::count_of;

constexpr std::size_t changes_shown = 10;

class DiffTextWriter {
public:
    DiffTextWriter(const model::SnapshotDiff& diff, const WriteOptions& options) : diff_(diff), options_(options) {}

    std::string run() && {
        side("old", diff_.old_side);
        side("new", diff_.new_side);
        line(0, counts_of(summarize(diff_)));
        overview();
        applications();
        broken("NEWLY BROKEN", diff_.newly_broken, true);
        broken("NO LONGER BROKEN", diff_.mended, options_.verbose);
        for (const auto& group : groups_of(diff_))
            if (options_.verbose || group.severity > Severity::note) write(group);
        not_compared();
        return std::move(out_);
    }

private:
    void line(std::size_t depth, const std::string& text) {
        const std::string indent(2 * depth, ' ');
        out_ += wrap(text, options_.width, indent, indent + "  ");
    }

    void side(std::string_view label, const model::DiffSide& side) {
        line(0, fmt::format("{}  {}, {}", label, dated(side.snapshot, true, options_.now),
                            count_of(side.packages.size(), "package")));
        for (const auto& said : provenance_of(side.snapshot)) line(1, "metadata: " + said);
    }

    void overview() {
        constexpr std::size_t label_width = 17;
        const auto lines = overview_of(diff_);
        if (lines.empty()) return;
        out_ += '\n';
        for (const auto& one : lines)
            out_ += wrap(one.counts, options_.width, fmt::format("{:<{}}", one.what, label_width),
                         std::string(label_width, ' '));
    }

    void applications() {
        if (!diff_.fleet) return;
        out_ += '\n';
        line(0, fleet_summary(*diff_.fleet));
        std::size_t told = 0;
        std::size_t all = 0;
        for (const auto& impact : diff_.fleet->impacts) {
            if (!options_.verbose && impact.severity == Severity::note) continue;
            ++all;
            if (!options_.verbose && told == changes_shown) continue;
            line(1, fmt::format("{}  {}", severity_word(impact.severity, {}),
                                sentence_of(*diff_.fleet, impact, options_.verbose)));
            ++told;
        }
        rest(all);
        const auto unknown = sentences_of_unknown(*diff_.fleet, options_.verbose);
        for (const auto& sentence : shown(unknown)) line(1, sentence);
        rest(unknown.size());
    }

    void broken(std::string_view heading, const std::vector<model::Finding>& findings, bool is_told) {
        if (findings.empty()) return;
        out_ += '\n';
        line(0, fmt::format("{}  {}", heading, count_of(findings.size(), "root cause")));
        if (!is_told) return;
        for (const auto& finding : shown(findings)) line(1, sentence_of(finding, options_.verbose));
        rest(findings.size());
    }

    template <typename List>
    List shown(const List& list) const {
        const auto count = options_.verbose ? list.size() : std::min(list.size(), changes_shown);
        return List(list.begin(), list.begin() + static_cast<std::ptrdiff_t>(count));
    }

    void rest(std::size_t count) {
        if (!options_.verbose && count > changes_shown)
            line(1, fmt::format("... and {} more (-v shows all)", count - changes_shown));
    }

    void write(const ChangeGroup& group) {
        out_ += '\n';
        line(0, fmt::format("{}  {}: {}", severity_word(group.severity, {}), group.heading, group.changes.size()));
        for (const auto* change : shown(group.changes)) line(1, sentence_of(diff_, *change, options_.verbose));
        rest(group.changes.size());
    }

    void not_compared() {
        if (diff_.not_compared.empty()) return;
        out_ += '\n';
        for (const auto& one : diff_.not_compared) line(0, fmt::format("not compared: {}: {}", one.what, one.reason));
    }

    const model::SnapshotDiff& diff_;
    const WriteOptions& options_;
    std::string out_;
};

}  // namespace

std::string diff_text(const std::vector<model::SnapshotDiff>& diffs, const WriteOptions& options) {
    std::string text;
    for (const auto& diff : diffs) {
        if (!text.empty()) text += '\n';
        text += DiffTextWriter(diff, options).run();
    }
    return support::without_commands(text);
}

}  // namespace rpmgap::report
