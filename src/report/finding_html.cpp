#include "report/finding_html.hpp"

#include <algorithm>
#include <unordered_map>

#include <fmt/format.h>

#include "report/cause_trees.hpp"
#include "report/html_text.hpp"
#include "report/page_words.hpp"
#include "report/tree_html.hpp"
#include "support/text.hpp"

namespace rpmgap::report {

namespace {

using model::Finding;
using support::count_of;

class FindingHtml {
public:
    FindingHtml(std::string& out, const FindingRow& row, const FindingContext& context)
        : out_(out), row_(row), finding_(*row.finding), context_(context) {}

    void write() {
        const auto attributes = fmt::format(
            "class=\"row\" id=\"{}\" data-severity=\"{}\" data-code=\"{}\" data-standing=\"{}\" "
            "data-fingerprint=\"{}\"",
            row_.id, grade_of(finding_), html_escaped(finding_.code), row_.standing,
            html_escaped(finding_.fingerprint));
        const auto line =
            fmt::format("{}<code>{}</code> {} {} <span class=\"count\">{}, {}</span>", grade_badge(finding_),
                        html_escaped(finding_.code), html_escaped(finding_.name), html_code(finding_.capability),
                        count_of(finding_.subjects.size(), "subject"), html_escaped(finding_.fingerprint.substr(0, 8)));
        if (row_.is_line) {
            out_ += fmt::format("<p {}>{}</p>\n", attributes, line);
            return;
        }
        out_ += fmt::format("<details {}><summary>{}</summary>\n<p>{}</p>\n", attributes, line,
                            html_escaped(finding_.message));
        write_facts();
        write_chain();
        write_subjects();
        out_ += "</details>\n";
    }

private:
    void fact(std::string_view what, std::string_view html) {
        if (!html.empty()) out_ += fmt::format("<dt>{}</dt><dd>{}</dd>\n", what, html);
    }

    void write_facts() {
        out_ += "<dl>\n";
        if (row_.waiver != nullptr) {
            const auto& waiver = *row_.waiver;
            fact("waived", html_escaped(waiver.reason));
            fact("by", html_escaped(waiver.owner));
            std::vector<std::string> ends;
            if (!waiver.expires.empty()) ends.push_back(waiver.expires);
            if (!waiver.until.empty()) ends.push_back("the target provides " + waiver.until);
            fact("until", ends.empty() ? "it has no end" : html_escaped(support::join(ends, " or ")));
            fact("in", html_escaped(to_string(waiver.place)));
        }
        fact("what is there", html_escaped(finding_.nearest));
        fact("to do", html_escaped(finding_.remedy));
        fact("source", html_escaped(finding_.rule_source));
        if (finding_.confidence != model::Confidence::high)
            fact("confidence", html_escaped(to_string(finding_.confidence)));
        fact("fingerprint", html_code(finding_.fingerprint));
        const auto check =
            std::ranges::find(context_.checks, finding_.code,
                              [](const ListedCheck* listed) -> const std::string& { return listed->code; });
        if (check != context_.checks.end())
            fact("about", fmt::format("<a href=\"#{}\">what {} finds, and when it is wrong</a>",
                                      check_id(static_cast<std::size_t>(check - context_.checks.begin())),
                                      html_escaped(finding_.code)));
        out_ += "</dl>\n";
    }

    // A link in each: the way is read by opening it, or at once.
    void write_chain() {
        auto links = context_.local.chain(finding_);
        if (links.size() < 2 || model::is_not_checked(finding_)) return;
        if (links.size() > deepest_list) {
            const auto end = links.begin() + static_cast<std::ptrdiff_t>(deepest_list) - 1;
            *end = support::join({end, links.end()}, " \u2192 ");
            links.erase(end + 1, links.end());
        }
        out_ += "<h3>How the application comes to it</h3>\n<ul class=\"tree\">";
        for (std::size_t i = 0; i + 1 < links.size(); ++i)
            out_ += fmt::format("<li><details open><summary>{}</summary><ul>", html_code(links[i]));
        out_ += fmt::format("<li>{}</li></ul>", html_code(links.back()));
        for (std::size_t i = 0; i + 1 < links.size(); ++i) out_ += "</details></li></ul>";
        out_ += '\n';
    }

    std::string places(const model::FindingSubject& subject) const {
        std::vector<std::string> told;
        for (const auto& seen : subject.evidence) {
            if (told.size() == context_.limits.evidence) break;
            if (seen.path != subject.path) {
                told.push_back(context_.local.path(to_string(seen)));
                continue;
            }
            std::vector<std::string> place;
            if (seen.line != 0) place.push_back(fmt::format("line {}", seen.line));
            if (!seen.section.empty()) place.push_back(seen.section);
            if (!place.empty()) told.push_back(support::join(place, ": "));
        }
        auto text = support::join(told, ", ");
        if (subject.evidence.size() > context_.limits.evidence)
            text += fmt::format(" {}", not_listed(subject.evidence.size() - context_.limits.evidence, "place"));
        return text;
    }

    void write_subject(const model::FindingSubject& subject) {
        if (const auto told = places(subject); !told.empty())
            out_ += fmt::format(" <span class=\"soft\">({})</span>", html_escaped(told));
        if (!subject.fingerprint.empty())
            out_ += fmt::format(" <code class=\"soft\" title=\"fingerprint with this subject\">{}</code>",
                                html_escaped(subject.fingerprint));
        if (!subject.capabilities.empty()) {
            const auto shown = std::min(subject.capabilities.size(), context_.limits.evidence);
            out_ += " asks for ";
            for (std::size_t i = 0; i < shown; ++i)
                out_ += fmt::format("{}{}", i == 0 ? "" : ", ", html_code(subject.capabilities[i]));
            if (shown < subject.capabilities.size())
                out_ +=
                    fmt::format(" {}", not_listed(subject.capabilities.size() - shown, "capability", "capabilities"));
        }
    }

    void write_subjects() {
        if (finding_.subjects.empty()) return;
        const auto count = finding_.subjects.size();
        out_ += fmt::format("<h3>{}</h3>\n", model::is_not_checked(finding_)
                                                 ? count_of(count, "subject")
                                                 : count_of(count, "subject needs it", "subjects need it"));
        const auto tree = cause_tree(finding_, context_.users, context_.limits.nodes);
        std::unordered_map<std::string_view, const model::FindingSubject*> by_path;
        for (const auto& subject : finding_.subjects) by_path.emplace(subject.path, &subject);
        std::size_t listed = 0;
        tree_html(
            out_, tree, std::vector<bool>(tree.nodes.size(), true),
            [&](std::string&, std::size_t index, bool has_more) -> std::string_view {
                const auto& node = tree.nodes[index];
                out_ += has_more ? "<li><details><summary>" : "<li>";
                out_ += html_code(context_.local.path(node.package));
                if (node.depth > 1) {
                    out_ += node.asks.empty() ? " leads there" : " asks for " + html_code(node.asks);
                } else {
                    ++listed;
                    write_subject(*by_path.at(node.package));
                }
                if (has_more)
                    out_ += fmt::format(" <span class=\"count\">\u2190 {}</span></summary>",
                                        count_of(node.packages - 1, "user"));
                return has_more ? "</details>" : "";
            },
            "<ul class=\"tree\">");
        if (listed < by_path.size())
            out_ +=
                fmt::format("<p>{} (<code>-v</code> lists all)</p>\n", not_listed(by_path.size() - listed, "subject"));
        else if (tree.nodes.size() == context_.limits.nodes)
            out_ += "<p>There may be more who use these (<code>-v</code> lists all).</p>\n";
    }

    std::string& out_;
    const FindingRow& row_;
    const Finding& finding_;
    const FindingContext& context_;
};

}  // namespace

std::string check_id(std::size_t check) {
    return fmt::format("k{}", check + 1);
}

void finding_html(std::string& out, const FindingRow& row, const FindingContext& context) {
    FindingHtml(out, row, context).write();
}

}  // namespace rpmgap::report
