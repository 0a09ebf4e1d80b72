#include "report/scan_markdown.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "report/amounts.hpp"
#include "report/answers.hpp"
#include "report/html_text.hpp"
#include "report/local_paths.hpp"
#include "report/markdown_text.hpp"
#include "report/plan_text.hpp"
#include "report/provenance.hpp"
#include "report/severity_counts.hpp"
#include "support/text.hpp"

namespace rpmgap::report {

namespace {

using model::Finding;
using support::count_of;

constexpr std::size_t findings_shown = 10;  // before what is folded
constexpr std::size_t subjects_shown = 3;
constexpr std::size_t longest_sentence = 500;  // bytes, before it is escaped

// Bytes that each part may take; what one leaves goes to the next. Together they are less than a comment may have, and
// whoever posts one has room for a line of their own.
struct Shares {
    std::size_t head = 4000;
    std::size_t first = 12000;
    std::size_t rest = 14000;
    std::size_t chains = 7000;
    std::size_t plan = 6000;
    std::size_t waived = 5000;
    std::size_t known = 4000;
    std::size_t fixed = 3000;
    std::size_t not_checked = 5000;
    std::size_t metadata = 3000;
};
constexpr Shares shares;
static_assert(shares.head + shares.first + shares.rest + shares.chains + shares.plan + shares.waived + shares.known +
                  shares.fixed + shares.not_checked + shares.metadata <
              longest_comment);

constexpr std::size_t longest_summary = 150;
// What a list needs besides its items.
constexpr std::size_t list_frame = 250;

std::string sentence(std::string_view text) {
    const auto beginning = utf8_beginning(text, longest_sentence);
    return markdown_escaped(beginning) + (beginning.size() < text.size() ? "\u2026" : "");
}

class Comment {
public:
    Comment(const model::Report& report, const WriteOptions& options)
        : report_(report), options_(options), local_(report.application) {}

    std::string write() {
        write_head();
        write_findings();
        write_plan();
        write_waived();
        write_known();
        write_fixed();
        write_not_checked();
        write_metadata();
        return std::move(out_);
    }

private:
    // Told from the last word backwards: what stands first is never cut.
    void take(std::size_t share) { limit_ += share; }

    void write_head() {
        take(shares.head);
        const auto gate = gate_answer(report_, options_);
        out_ += fmt::format("## {} on {}: {}\n\n", sentence(some_of(report_.application.roots)),
                            sentence(report_.target.distribution.id), sentence(gate.words));
        out_ += fmt::format("**Can it migrate?** {}\n\n", sentence(migration_answer(report_).words));
        out_ += fmt::format("{}\n", support::join(counts(), ", "));
        if (const auto line = tier_line(report_); !line.empty()) out_ += fmt::format("\n{}\n", sentence(line));
    }

    std::vector<std::string> counts() const {
        auto parts = told_counts(report_.summary.by_severity);
        if (parts.empty()) parts.emplace_back("no finding counts");
        parts.push_back(told_gaps(report_));
        const auto also = [&](std::size_t count, std::string_view what) {
            if (count > 0) parts.push_back(fmt::format("{} {}", count, what));
        };
        also(report_.waived.size(), "waived");
        also(report_.known.size(), "known");
        also(report_.fixed.size(), "fixed");
        return parts;
    }

    static std::string title(const Finding& finding) {
        return fmt::format("**{}** {} {} ({})", to_string(finding.severity), markdown_code(finding.code),
                           markdown_code(finding.capability), markdown_code(finding.fingerprint.substr(0, 8)));
    }

    std::string subjects(const Finding& finding) const {
        std::vector<std::string> shown;
        for (const auto& subject : finding.subjects) {
            if (shown.size() == subjects_shown) break;
            shown.push_back(markdown_code(
                local_.path(subject.evidence.empty() ? subject.path : to_string(subject.evidence.front()))));
        }
        auto text = support::join(shown, ", ");
        if (finding.subjects.size() > shown.size())
            text += fmt::format(" and {} more", finding.subjects.size() - shown.size());
        return text;
    }

    std::string whole(const Finding& finding) const {
        auto said = finding.message;
        if (!finding.nearest.empty()) said += "; " + finding.nearest;
        auto text = fmt::format("{}: {}", title(finding), sentence(said));
        if (!finding.subjects.empty()) text += fmt::format("<br>in {}", subjects(finding));
        if (!finding.remedy.empty()) text += fmt::format("<br>to do: {}", sentence(finding.remedy));
        return text;
    }

    // Items as long as there is room, then how many there are more. `all`: how many there are.
    template <typename Item>
    void write_items(std::size_t all, const Item& item, std::size_t end_of_list) {
        std::size_t shown = 0;
        for (; shown < all; ++shown) {
            const auto line = fmt::format("- {}\n", item(shown));
            if (out_.size() + line.size() + end_of_list > limit_) break;
            out_ += line;
        }
        if (shown < all) out_ += fmt::format("- ... and {} more, not listed here\n", all - shown);
    }

    template <typename Item>
    void fold(std::size_t share, std::string_view summary, std::size_t all, const Item& item) {
        take(share);
        if (all == 0) return;
        out_ += fmt::format("\n<details><summary>{}</summary>\n\n", html_cut(summary, longest_summary));
        write_items(all, item, list_frame);
        out_ += "\n</details>\n";
    }

    void write_findings() {
        const auto gravest = gravest_checked(report_);
        take(shares.first);
        const auto first = std::min(gravest.size(), findings_shown);
        if (first > 0) out_ += "\n";
        write_items(
            first, [&](std::size_t i) { return whole(*gravest[i]); }, list_frame);
        fold(shares.rest, count_of(gravest.size() - first, "more finding"), gravest.size() - first,
             [&](std::size_t i) { return whole(*gravest[first + i]); });
        fold(shares.chains, "how the application comes to each", gravest.size(), [&](std::size_t i) {
            std::vector<std::string> links;
            for (const auto& link : local_.chain(*gravest[i])) links.push_back(markdown_code(link));
            return fmt::format("{}: {}", markdown_code(gravest[i]->fingerprint.substr(0, 8)),
                               support::join(links, " \u2192 "));
        });
    }

    void write_plan() {
        take(shares.plan);
        if (!report_.plan || asks_for_nothing(report_)) return;
        const auto command = install_command(*report_.plan, report_.target.distribution);
        const auto lines = plan_lines(*report_.plan);
        if (command.empty() && lines.empty()) return;
        out_ += fmt::format("\n<details><summary>{}</summary>\n\n", html_cut(plan_title(report_), longest_summary));
        const auto block = markdown_block(command);
        if (command.empty())
            ;
        else if (out_.size() + block.size() + list_frame < limit_)
            out_ += block + '\n';
        else
            out_ += fmt::format("The command names {}, too many for this place: the text report has it.\n\n",
                                count_of(report_.plan->arguments.size(), "package"));
        write_items(
            lines.size(), [&](std::size_t i) { return sentence(lines[i]); }, list_frame);
        out_ += "\n</details>\n";
    }

    void write_waived() {
        fold(shares.waived, fmt::format("{} waived", report_.waived.size()), report_.waived.size(), [&](std::size_t i) {
            const auto& [finding, waiver] = report_.waived[i];
            auto text = fmt::format("{}: {}, by {}", title(finding), sentence(waiver.reason), sentence(waiver.owner));
            if (!waiver.expires.empty()) text += ", until " + sentence(waiver.expires);
            if (!waiver.until.empty()) text += ", until the target provides " + markdown_code(waiver.until);
            return text + fmt::format(" ({})", markdown_code(to_string(waiver.place)));
        });
    }

    void write_known() {
        fold(shares.known, fmt::format("{} known from {}", report_.known.size(), report_.known_from),
             report_.known.size(), [&](std::size_t i) {
                 return fmt::format("{}: {}", title(report_.known[i]), sentence(report_.known[i].message));
             });
    }

    void write_fixed() {
        fold(shares.fixed, fmt::format("{} fixed since {}", report_.fixed.size(), report_.known_from),
             report_.fixed.size(), [&](std::size_t i) { return title(report_.fixed[i]); });
    }

    void write_not_checked() {
        const auto found = not_checked(report_);
        fold(shares.not_checked, fmt::format("{} not checked", report_.summary.not_checked), found.size(),
             [&](std::size_t i) {
                 const auto& finding = *found[i];
                 auto text = sentence(finding.message);
                 if (finding.message != finding.capability) text += ": " + markdown_code(finding.capability);
                 return text + ": " + subjects(finding);
             });
    }

    void write_metadata() {
        struct Line {
            std::string side;
            const model::ChannelSnapshot* channel;
        };
        std::vector<Line> lines;
        const auto add = [&](const model::Snapshot& snapshot) {
            for (const auto& channel : snapshot.channels)
                lines.push_back({dated(snapshot, true, options_.now), &channel});
        };
        add(report_.target);
        for (const auto& baseline : report_.baseline) add(baseline);
        fold(shares.metadata, "metadata", lines.size(), [&](std::size_t i) {
            const auto& channel = *lines[i].channel;
            return fmt::format("{}: {}: sha256 of repomd.xml {}: {}", sentence(lines[i].side),
                               markdown_code(channel.id), markdown_code(channel.digest),
                               sentence(vouched_for(channel)));
        });
    }

    const model::Report& report_;
    const WriteOptions& options_;
    LocalPaths local_;
    std::string out_;
    std::size_t limit_ = 0;  // bytes that the parts so far may take
};

}  // namespace

std::string write_markdown(const model::Report& report, const WriteOptions& options) {
    return Comment(report, options).write();
}

}  // namespace rpmgap::report
