#include "report/text.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "report/amounts.hpp"
#include "report/answers.hpp"
#include "report/finding_title.hpp"
#include "report/local_paths.hpp"
#include "report/plan_text.hpp"
#include "report/provenance.hpp"
#include "report/rows.hpp"
#include "report/severity_counts.hpp"
#include "report/wrap.hpp"
#include "support/text.hpp"

namespace rpmgap::report {

namespace {

using model::Finding;
using model::Severity;
using support::count_of;

constexpr std::size_t subjects_shown = 3;
constexpr std::size_t not_checked_shown = 3;
constexpr std::size_t aside_shown = 10;
constexpr std::size_t findings_at_a_glance = 10;  ///< more of them get an overview first

class TextWriter {
public:
    TextWriter(const model::Report& report, const WriteOptions& options)
        : report_(report), options_(options), local_(report.application) {}

    std::string run() {
        if (!options_.quiet) header();
        if (!options_.quiet && report_.findings.size() > findings_at_a_glance) overview();
        for (const auto& finding : report_.findings) {
            if (!model::is_not_checked(finding)) write(finding);
        }
        if (!options_.quiet)
            footer();
        else if (report_.summary.not_checked > 0)
            paragraph(fmt::format("{} not checked", report_.summary.not_checked));
        return std::move(out_);
    }

private:
    void paragraph(std::string_view text, std::string_view first = "", std::string_view indent = "  ") {
        out_ += wrap(text, options_.width, first, indent);
    }

    void header() {
        const auto& application = report_.application;
        paragraph(fmt::format("{}: {}, {}", some_of(application.roots), count_of(application.files, "file"),
                              count_of(application.requirements, "requirement")));
        for (const auto& system : application.systems) paragraph(described(system));
        auto against = "on " + dated(report_.target, true, options_.now);
        for (const auto& baseline : report_.baseline) against += ", against " + dated(baseline, false, options_.now);
        paragraph(against);
        paragraph(counts());
        if (const auto line = tier_line(report_); !line.empty()) paragraph(line);
        provenance(report_.target);
        for (const auto& baseline : report_.baseline) provenance(baseline);
    }

    static std::string described(const model::InstalledSystem& system) {
        const auto& os = system.os.pretty_name.empty() ? system.os.id : system.os.pretty_name;
        return fmt::format("{} is {}: {}, {} of others, {} that no package brought", system.name,
                           os.empty() ? "a system that does not say which" : os,
                           count_of(system.packages, "package of it", "packages of it"), system.foreign_packages,
                           count_of(system.unowned_files, "file"));
    }

    void provenance(const model::Snapshot& snapshot) {
        for (const auto& line : provenance_of(snapshot))
            paragraph(fmt::format("metadata of {}: {}", snapshot.distribution.id, line));
    }

    std::string counts() const {
        auto parts = told_counts(report_.summary.by_severity);
        if (parts.empty()) parts.emplace_back("no findings");
        parts.push_back(told_gaps(report_));
        if (!report_.known_from.empty()) parts.push_back(fmt::format("{} known", report_.summary.known));
        if (!report_.known_from.empty()) parts.push_back(fmt::format("{} fixed", report_.summary.fixed));
        if (report_.summary.waived > 0) parts.push_back(fmt::format("{} waived", report_.summary.waived));
        return support::join(parts, ", ");
    }

    // A line for each code: what was found is to fit two screens, however much it is.
    void overview() {
        std::vector<std::pair<std::string, std::vector<const Finding*>>> groups;
        for (const auto& finding : report_.findings) {
            if (model::is_not_checked(finding)) continue;
            const auto title = fmt::format("{} {} {}", severity_word(finding.severity, {}), finding.code, finding.name);
            const auto known = std::ranges::find(groups, title, [](const auto& group) { return group.first; });
            if (known == groups.end())
                groups.push_back({title, {&finding}});
            else
                known->second.push_back(&finding);
        }
        out_ += '\n';
        for (const auto& [title, findings] : groups) {
            const auto count = fmt::format("{:>4}  ", findings.size());
            auto line = title + ':';
            std::size_t told = 0;
            for (const auto* finding : findings) {
                const auto rest = fmt::format(" and {} more", findings.size() - told);
                const auto next = (told == 0 ? " " : ", ") + finding->capability;
                const bool is_last = told + 1 == findings.size();
                const auto room = options_.width - std::min(options_.width, count.size() + support::columns(line));
                if (told > 0 && support::columns(next) + (is_last ? 0 : rest.size()) > room) break;
                line += next;
                ++told;
            }
            if (told < findings.size()) line += fmt::format(" and {} more", findings.size() - told);
            paragraph(line, count, "        ");
        }
    }

    void write(const Finding& finding) {
        if (!out_.empty()) out_ += '\n';
        out_ += title_of(finding, options_);
        if (finding.family != "waiver") paragraph(support::join(local_.chain(finding), " -> "), "  ", "    ");
        auto said = finding.message;
        if (!finding.nearest.empty()) said += "; " + finding.nearest;
        if (finding.confidence != model::Confidence::high)
            said += fmt::format(" [{} confidence]", to_string(finding.confidence));
        paragraph(said, "  ", "  ");
        // The place of a waiver needs nothing.
        if (finding.family == "waiver")
            paragraph(finding.subjects.front().path, "  ", "    ");
        else
            subjects(finding);
        if (!finding.rule_source.empty()) paragraph(finding.rule_source, "  source: ", "  ");
        paragraph(finding.remedy, "  do: ", "      ");
    }

    std::string place(const model::FindingSubject& subject, bool all) const {
        if (subject.evidence.empty()) return local_.path(subject.path);
        auto text = local_.path(to_string(subject.evidence.front()));
        const auto others = subject.evidence.size() - 1;
        if (!all && others > 0) text += fmt::format(" and {}", count_of(others, "other place"));
        for (std::size_t i = 1; all && i <= others; ++i) text += ", " + local_.path(to_string(subject.evidence[i]));
        return text;
    }

    void subjects(const Finding& finding) {
        const auto needs = count_of(finding.subjects.size(), "subject needs", "subjects need") + " it";
        if (options_.verbose) {
            out_ += fmt::format("  {}:\n", needs);
            for (const auto& subject : finding.subjects) {
                paragraph(place(subject, true), "    ", "      ");
                if (!subject.capabilities.empty())
                    paragraph(support::join(subject.capabilities, ", "), "      asks: ", "        ");
            }
            return;
        }
        std::vector<std::string> shown;
        for (const auto& subject : finding.subjects) {
            if (shown.size() == subjects_shown) break;
            shown.push_back(place(subject, false));
        }
        auto text = support::join(shown, ", ");
        if (finding.subjects.size() > shown.size())
            text += fmt::format(" and {} more", finding.subjects.size() - shown.size());
        paragraph(fmt::format("{}: {}", needs, text), "  ", "    ");
    }

    void plan() {
        if (!report_.plan || asks_for_nothing(report_)) return;
        const auto command = install_command(*report_.plan, report_.target.distribution);
        const auto lines = plan_lines(*report_.plan);
        if (command.empty() && lines.empty()) return;
        out_ += fmt::format("\n{}:\n", plan_title(report_));
        if (!command.empty()) out_ += fmt::format("  {}\n", command);  // never wrapped: it is there to be copied
        for (const auto& line : lines) paragraph(line, "  ", "    ");
    }

    void footer() {
        plan();
        bool first = true;
        std::set<std::string> told;
        for (const auto& finding : report_.findings) {
            if (!model::is_not_checked(finding)) continue;
            if (std::exchange(first, false)) out_ += "\nnot checked:\n";
            std::vector<std::string> places;
            std::set<std::string> asked;
            for (const auto& subject : finding.subjects) {
                for (const auto& evidence : subject.evidence) places.push_back(local_.path(to_string(evidence)));
                asked.insert(subject.capabilities.begin(), subject.capabilities.end());
            }
            if (finding.message == finding.capability) {
                const auto what = asked.empty() ? std::string() : " (" + shortened({asked.begin(), asked.end()}) + ')';
                listing(finding.message + what, places);
                continue;
            }
            // What a channel lacks is told once, and what hangs on it by its kind.
            if (told.insert(finding.message).second) paragraph(finding.message, "  ", "    ");
            listing(finding.capability, {asked.begin(), asked.end()});
            paragraph("asked for by " + shortened(places), "    ", "      ");
        }
        aside();
        notes();
        verdict();
    }

    // Where much was told, the reader sees the end first.
    void verdict() {
        if (report_.findings.size() > findings_at_a_glance)
            paragraph(gate_answer(report_, options_).words + "; the first lines say from where it installs", "\n");
    }

    // What does not count: a line for each finding.
    void aside() {
        std::vector<std::string> lines;
        for (const auto& [finding, waiver] : report_.waived)
            lines.push_back(fmt::format("{}: {} ({})", line_of(finding), waiver_text(waiver), to_string(waiver.place)));
        section("waived", lines);
        lines.clear();
        for (const auto& finding : report_.known) lines.push_back(line_of(finding));
        section(fmt::format("known from {}", report_.known_from), lines);
        lines.clear();
        for (const auto& finding : report_.fixed) lines.push_back(line_of(finding));
        section(fmt::format("fixed since {}", report_.known_from), lines);
    }

    std::string line_of(const Finding& finding) const {
        auto text = fmt::format("{} {} {} {}", finding.fingerprint.substr(0, 8), to_string(finding.severity),
                                finding.code, finding.capability);
        return text + fmt::format(" ({})", finding.subjects.size() == 1 ? local_.path(finding.subjects.front().path)
                                                                        : count_of(finding.subjects.size(), "subject"));
    }

    void section(const std::string& title, const std::vector<std::string>& lines) {
        if (lines.empty()) return;
        out_ += fmt::format("\n{}:\n", title);
        const auto shown = options_.verbose ? lines.size() : std::min(lines.size(), aside_shown);
        for (std::size_t i = 0; i < shown; ++i) paragraph(lines[i], "  ", "    ");
        if (lines.size() > shown) out_ += fmt::format("  and {} more; --verbose lists them\n", lines.size() - shown);
    }

    void notes() {
        std::map<std::string, std::vector<std::string>> by_reason;
        for (const auto& note : report_.notes) by_reason[note.reason].push_back(local_.path(note.evidence.path));
        if (!by_reason.empty()) out_ += "\nto bear in mind:\n";
        for (const auto& [reason, places] : by_reason) listing(reason, places);
    }

    // The first few, unless all are asked for.
    std::string shortened(const std::vector<std::string>& list) const {
        const auto shown = options_.verbose ? list.size() : std::min(list.size(), not_checked_shown);
        auto text = support::join({list.begin(), list.begin() + static_cast<std::ptrdiff_t>(shown)}, ", ");
        if (list.size() > shown) text += fmt::format(" and {} more", list.size() - shown);
        return text;
    }

    void listing(const std::string& reason, const std::vector<std::string>& places) {
        paragraph(fmt::format("{}: {}", reason, shortened(places)), "  ", "    ");
    }

    const model::Report& report_;
    const WriteOptions& options_;
    LocalPaths local_;
    std::string out_;
};

}  // namespace

std::string write_text(const model::Report& report, const WriteOptions& options) {
    return support::without_commands(TextWriter(report, options).run());
}

}  // namespace rpmgap::report
