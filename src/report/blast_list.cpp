#include "report/blast_list.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "report/amounts.hpp"
#include "report/diff_fleet.hpp"
#include "report/diff_words.hpp"
#include "report/html_text.hpp"
#include "report/page_words.hpp"
#include "report/tree_html.hpp"
#include "support/text.hpp"

namespace rpmgap::report {

namespace {

using support::count_of;

// Between a cause and what hangs on it.
std::string_view verb_of(const BlastCause& cause) {
    switch (cause.kind) {
        case BlastKind::broken: return "breaks";
        case BlastKind::lost: return "is gone and still asked for by";
        case BlastKind::held_back: return "is held back by";
        case BlastKind::application: break;
    }
    switch (cause.impacts.front()->effect) {
        case model::Effect::cannot_install: return "cannot be installed any more for";
        case model::Effect::leaves_support: return "leaves the supported channels for";
        case model::Effect::becomes_unknown: return "cannot be told any more for";
        default: return "is gone for";
    }
}

std::string_view state_words(BlastState state) {
    switch (state) {
        case BlastState::broken: return "";
        case BlastState::asks_for_it: return " <span class=\"soft\">(asks for it)</span>";
        case BlastState::holds_back: return " <span class=\"soft\">(stays installed)</span>";
        case BlastState::on_the_way: return " <span class=\"soft\">(on the way; not counted here)</span>";
    }
    return "";
}

class List {
public:
    List(const model::SnapshotDiff& diff, const std::vector<BlastCause>& causes, const BlastTargets& targets,
         const BlastListOptions& options)
        : diff_(diff), causes_(causes), targets_(targets), options_(options) {}

    void write_cause(std::string& out, std::size_t index) const {
        const auto& cause = causes_[index];
        out +=
            fmt::format("<details class=\"row\" id=\"{}\"><summary>{}{} <span class=\"count\">{} {}</span></summary>\n",
                        cause_id(targets_.section, index), severity_mark(cause.severity), html_code(cause.what),
                        verb_of(cause), packages_and_applications(cause.packages, cause.all_applications));
        if (cause.finding != nullptr) {
            out += fmt::format("<p>{} {}: {}</p>\n", html_escaped(cause.finding->code),
                               html_escaped(cause.finding->name), html_escaped(cause.finding->message));
            if (!cause.finding->nearest.empty())
                out += fmt::format("<p>{}</p>\n", html_escaped(cause.finding->nearest));
            if (!cause.finding->remedy.empty())
                out += fmt::format("<p>To do: {}</p>\n", html_escaped(cause.finding->remedy));
        }
        if (cause.change != nullptr) {
            std::string was = fmt::format("{} {}", to_string(cause.change->thing), to_string(cause.change->kind));
            const auto before = packages_text(diff_.old_side, cause.change->old_packages, options_.all);
            const auto after = packages_text(diff_.new_side, cause.change->new_packages, options_.all);
            if (!before.empty()) was += "; old: " + before;
            if (!after.empty()) was += "; new: " + after;
            if (!cause.change->detail.empty()) was += "; " + cause.change->detail;
            out += fmt::format("<p>{}</p>\n", html_escaped(was));
        }
        const auto impacts = std::min(cause.impacts.size(), options_.names);
        for (std::size_t i = 0; i < impacts; ++i)
            out += fmt::format("<p>{}{}</p>\n", severity_mark(cause.impacts[i]->severity),
                               html_escaped(sentence_of(*diff_.fleet, *cause.impacts[i], options_.all)));
        if (impacts < cause.impacts.size())
            out += fmt::format("<p>{}</p>\n", not_listed(cause.impacts.size() - impacts, "need of applications",
                                                         "needs of applications"));
        write_applications(out, cause.applications);
        const auto& listed = targets_.nodes[index];
        std::size_t left_out = 0;
        for (std::size_t i = 0; i < listed.size(); ++i)
            if (!listed[i] && cause.nodes[i].state != BlastState::on_the_way) ++left_out;
        tree_html(out, cause, listed, [&](std::string& text, std::size_t node, bool) {
            write_node(text, index, node);
            return std::string_view();
        });
        if (left_out > 0) out += fmt::format("<p>{}</p>\n", not_listed(left_out, "package"));
        out += "</details>\n";
    }

private:
    void write_node(std::string& out, std::size_t cause, std::size_t index) const {
        const auto& node = causes_[cause].nodes[index];
        out += fmt::format("<li id=\"{}\">{}", node_id(targets_.section, cause, index), html_code(node.package));
        if (!node.asks.empty()) out += fmt::format(" asks for {}", html_code(node.asks));
        if (node.depth > deepest_list && node.parent)
            out += fmt::format(" through {}", html_code(causes_[cause].nodes[*node.parent].package));
        out += state_words(node.state);
        const auto behind = node.packages - (node.state == BlastState::on_the_way ? 0 : 1);
        if (behind + node.all_applications > 0)
            out += fmt::format(" <span class=\"count\">\u2190 {}</span>",
                               packages_and_applications(behind, node.all_applications));
        write_applications(out, node.applications);
    }

    void write_applications(std::string& out, const std::vector<std::uint32_t>& applications) const {
        if (applications.empty() || !diff_.fleet) return;
        out += fmt::format("<p>{}: ", count_of(applications.size(), "application"));
        for (std::size_t i = 0; i < std::min(applications.size(), options_.names); ++i)
            out += fmt::format("{}{}", i == 0 ? "" : ", ", html_code(diff_.fleet->applications[applications[i]]));
        if (applications.size() > options_.names)
            out += fmt::format(" {}", not_listed(applications.size() - options_.names, "application"));
        out += "</p>\n";
    }

    const model::SnapshotDiff& diff_;
    const std::vector<BlastCause>& causes_;
    const BlastTargets& targets_;
    const BlastListOptions& options_;
};

}  // namespace

void blast_list(const model::SnapshotDiff& diff, const std::vector<BlastCause>& causes, const BlastTargets& targets,
                const BlastListOptions& options, std::string& out) {
    const List list(diff, causes, targets, options);
    for (std::size_t i = 0; i < targets.causes; ++i) list.write_cause(out, i);
}

}  // namespace rpmgap::report
