#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "report/closure.hpp"
#include "report/finding_title.hpp"
#include "report/provenance.hpp"
#include "report/rows.hpp"
#include "report/severity_counts.hpp"
#include "report/wrap.hpp"
#include "support/text.hpp"

namespace rpmgap::report {

namespace {

using model::Closure;
using model::ClosureTier;
using model::Finding;
using support::count_of;

constexpr std::size_t packages_shown = 3;
constexpr std::size_t waived_shown = 10;
constexpr std::size_t findings_shown = 25;
constexpr std::size_t conditionals_shown = 3;

class ClosureText {
public:
    ClosureText(const model::ClosureReport& report, const WriteOptions& options) : report_(report), options_(options) {}

    std::string run() {
        if (!options_.quiet) header();
        for (const auto& closure : report_.closures) findings(closure);
        for (const auto& finding : report_.stale_waivers) write(finding);
        if (!options_.quiet) waived();
        if (!options_.quiet)
            for (const auto& closure : report_.closures) footer(closure);
        else if (report_.summary.not_checked > 0)
            paragraph(fmt::format("{} not checked", report_.summary.not_checked));
        return std::move(out_);
    }

private:
    void paragraph(std::string_view text, std::string_view first = "", std::string_view indent = "  ") {
        out_ += wrap(text, options_.width, first, indent);
    }

    void waived() {
        std::vector<std::string> lines;
        for (const auto& closure : report_.closures)
            for (const auto& [finding, waiver] : closure.waived)
                lines.push_back(fmt::format("{} {} {} ({}): {} ({})", finding.fingerprint.substr(0, 8), finding.code,
                                            finding.capability, count_of(finding.subjects.size(), "package"),
                                            waiver_text(waiver), to_string(waiver.place)));
        if (lines.empty()) return;
        out_ += "\nwaived:\n";
        const auto shown = options_.verbose ? lines.size() : std::min(lines.size(), waived_shown);
        for (std::size_t i = 0; i < shown; ++i) paragraph(lines[i], "  ", "    ");
        if (lines.size() > shown) out_ += fmt::format("  and {} more; --verbose lists them\n", lines.size() - shown);
    }

    void findings(const Closure& closure) {
        if (report_.closures.size() > 1 && !closure.findings.empty())
            paragraph(fmt::format("{} {}:", closure.snapshot.distribution.id, closure.snapshot.distribution.arch),
                      out_.empty() ? "" : "\n");
        std::size_t shown = 0;
        for (const auto& finding : closure.findings) {
            if (!options_.verbose && shown == findings_shown) break;
            write(finding);
            ++shown;
        }
        if (shown < closure.findings.size())
            paragraph(fmt::format("and {} more: --verbose or --format json has all",
                                  count_of(closure.findings.size() - shown, "finding")),
                      "\n");
    }

    void header() {
        for (const auto& closure : report_.closures) {
            paragraph(fmt::format("{}{}", dated(closure.snapshot, true, options_.now),
                                  closure.build ? ", what its source packages need to be built" : ""));
            for (const auto& tier : closure.tiers) paragraph(described(closure, tier), "  ", "    ");
            for (const auto& line : provenance_of(closure.snapshot))
                paragraph(fmt::format("metadata of {}: {}", closure.snapshot.distribution.id, line));
        }
        paragraph(counts());
    }

    static std::string described(const Closure& closure, const ClosureTier& tier) {
        const auto checked = support::join(tier.checked, ", ");
        auto others = tier.channels;
        std::erase_if(others,
                      [&](const std::string& id) { return std::ranges::find(tier.checked, id) != tier.checked.end(); });
        const auto with = others.empty() ? std::string() : " with " + support::join(others, ", ");
        const auto all = count_of(tier.packages, closure.build ? "source package" : "package");
        const auto* const fate = closure.mode == model::ClosureMode::direct
                                     ? "a requirement that nothing provides"
                                     : (closure.build ? "cannot be built" : "cannot be installed");
        if (tier.packages == 0) return fmt::format("{}{}: nothing to ask about", checked, with);
        if (tier.broken == 0)
            return fmt::format("{}{}: {}, {}", checked, with, all,
                               closure.mode == model::ClosureMode::direct ? "every requirement is provided"
                               : closure.build                            ? "each can be built"
                                                                          : "each can be installed");
        return fmt::format("{}{}: {}, {} {}{}, by {}", checked, with, all, tier.broken,
                           closure.mode == model::ClosureMode::direct ? (tier.broken == 1 ? "has " : "have ") : "",
                           fate, count_of(tier.causes.size(), "cause"));
    }

    std::string counts() const {
        auto parts = told_counts(report_.summary.by_severity);
        if (parts.empty()) parts.emplace_back("no findings");
        parts.push_back(report_.summary.not_checked == 0 ? "everything checked"
                                                         : fmt::format("{} not checked", report_.summary.not_checked));
        if (report_.waived_packages > 0)
            parts.push_back(fmt::format("{} waived", count_of(report_.waived_packages, "broken package")));
        return support::join(parts, ", ");
    }

    void write(const Finding& finding) {
        if (!out_.empty()) out_ += '\n';
        out_ += title_of(finding, options_);
        if (is_of_packages(finding)) {
            std::vector<std::string> links;
            for (const auto& link : finding.chain) links.push_back(to_string(link));
            paragraph(support::join(links, " -> "), "  ", "    ");
        }
        paragraph(finding.nearest.empty() ? finding.message : finding.message + "; " + finding.nearest, "  ", "  ");
        if (options_.verbose) {
            for (const auto& subject : finding.subjects) paragraph(told(subject), "    ", "      ");
        } else if (!finding.subjects.empty()) {
            std::vector<std::string> names;
            for (const auto& subject : finding.subjects)
                if (names.size() < packages_shown) names.push_back(subject.path);
            auto text = support::join(names, ", ");
            if (finding.subjects.size() > names.size())
                text += fmt::format(" and {} more", finding.subjects.size() - names.size());
            paragraph(is_of_packages(finding)
                          ? fmt::format("{}: {}", count_of(finding.subjects.size(), "package"), text)
                          : text,
                      "  ", "    ");
        }
        paragraph(finding.remedy, "  do: ", "      ");
    }

    // Of a stale waiver the subject is its place.
    static bool is_of_packages(const Finding& finding) { return !finding.subjects.front().chain.empty(); }

    static std::string told(const model::FindingSubject& subject) {
        std::vector<std::string> links{subject.path};
        for (std::size_t i = 1; i < subject.chain.size(); ++i) links.push_back(to_string(subject.chain[i]));
        return support::join(links, " -> ");
    }

    void footer(const Closure& closure) {
        for (const auto& tier : closure.tiers) conditionals(tier);
        if (!closure.not_checked.empty()) out_ += "\nnot checked:\n";
        for (const auto& one : closure.not_checked)
            paragraph(fmt::format("{}: {}", to_string(one.evidence), one.reason), "  ", "    ");
        if (closure.hidden > 0)
            paragraph(fmt::format("{} not seen by dnf and not asked about (excludes, module streams)",
                                  count_of(closure.hidden, "package is", "packages are")),
                      "\n");
    }

    void conditionals(const ClosureTier& tier) {
        if (tier.conditionals.empty()) return;
        out_ += "\nno violation, but cannot be installed together:\n";
        std::size_t shown = 0;
        for (const auto& one : tier.conditionals) {
            if (!options_.verbose && shown == findings_shown) break;
            ++shown;
            std::vector<std::string> besides;
            for (const auto& together : one.besides) {
                if (!options_.verbose && besides.size() == conditionals_shown) break;
                std::vector<std::string> names;
                for (const auto& package : together) names.push_back(nevra(package));
                besides.push_back(support::join(names, " with "));
            }
            auto text = support::join(besides, ", ");
            if (one.besides.size() > besides.size())
                text += fmt::format(" and {} more", one.besides.size() - besides.size());
            paragraph(fmt::format("{} requires {} and breaks beside {}", nevra(one.package), one.requirement, text),
                      "  ", "    ");
        }
        if (shown < tier.conditionals.size())
            paragraph(fmt::format("and {} more", tier.conditionals.size() - shown), "  ");
    }

    const model::ClosureReport& report_;
    const WriteOptions& options_;
    std::string out_;
};

}  // namespace

std::string closure_text(const model::ClosureReport& report, const WriteOptions& options) {
    return support::without_commands(ClosureText(report, options).run());
}

}  // namespace rpmgap::report
