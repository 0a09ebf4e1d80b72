#include "report/answers.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include <fmt/format.h>

#include "report/gravity.hpp"
#include "report/plan_text.hpp"
#include "report/severity_counts.hpp"
#include "support/text.hpp"

namespace rpmgap::report {

namespace {

using model::Finding;
using model::Severity;
using support::count_of;

using Counts = std::map<Severity, std::size_t>;

void count(const Finding& finding, Counts& counts) {
    if (!model::is_not_checked(finding)) ++counts[finding.severity];
}

// "3 blockers, 1 error and 2 warnings"
std::string told(const Counts& counts) {
    auto parts = told_counts(counts);
    if (parts.size() < 2) return parts.empty() ? "nothing" : parts.front();
    const auto last = parts.back();
    parts.pop_back();
    return support::join(parts, ", ") + " and " + last;
}

std::string things(std::size_t not_checked) {
    return count_of(not_checked, "thing was not checked", "things were not checked");
}

}  // namespace

MigrationAnswer migration_answer(const model::Report& report) {
    using Kind = MigrationAnswer::Kind;
    const auto open = report.summary.not_checked;
    Counts counts;
    for (const auto& finding : report.findings) count(finding, counts);
    for (const auto& finding : report.known) count(finding, counts);
    for (const auto& waived : report.waived) count(waived.finding, counts);
    if (asks_for_nothing(report) && counts.empty())
        return {Kind::nothing, fmt::format("Nothing that has requirements was found{}: nothing was audited.",
                                           open == 0 && !has_accepted_gaps(report) ? "" : " in what could be read")};
    Counts grave = counts;
    std::erase_if(grave, [](const auto& entry) { return entry.first < Severity::error; });
    const auto aside =
        report.known.empty() && report.waived.empty() ? std::string() : std::string(", with what is known or waived");
    if (!grave.empty()) return {Kind::no, fmt::format("Not as it is: {}{}.", told(grave), aside)};
    if (!report.tiers.empty() &&
        std::ranges::all_of(report.tiers, [](const model::Tier& tier) { return tier.installs == model::Verdict::no; }))
        return {Kind::no, "Not as it is: no channels of the target together have all that it requires."};
    const bool is_told = report.tiers.empty() || report.tiers.front().installs == model::Verdict::yes;
    const auto rest = counts.empty() ? std::string() : fmt::format("; {}{}", told(counts), aside);
    if (open > 0 || !is_told || has_accepted_gaps(report))
        return {Kind::likely, fmt::format("Nothing that stands in its way was found, but {}{}.",
                                          open > 0   ? things(open)
                                          : !is_told ? "it does not install from the enabled channels alone"
                                                     : "what was not checked is known or waived",
                                          rest)};
    if (!counts.empty()) return {Kind::likely, fmt::format("Nothing stands in its way{}.", rest)};
    return {Kind::yes, "Yes: everything that it requires is there."};
}

bool has_accepted_gaps(const model::Report& report) {
    return std::ranges::any_of(report.known, model::is_not_checked) ||
           std::ranges::any_of(report.waived, model::is_not_checked, &model::WaivedFinding::finding);
}

std::string told_gaps(const model::Report& report) {
    if (report.summary.not_checked > 0) return fmt::format("{} not checked", report.summary.not_checked);
    return has_accepted_gaps(report) ? "everything else checked" : "everything checked";
}

GateAnswer gate_answer(const model::Report& report, const WriteOptions& options) {
    const auto& gate = options.gate;
    Counts failing;
    for (const auto& finding : report.findings)
        if (model::fails(finding, gate)) count(finding, failing);
    if (!failing.empty())
        return {true, fmt::format("fails: {}{} (--fail-on {})", told(failing),
                                  report.known_from.empty() ? "" : ", not known before", to_string(gate.fail_on))};
    if (gate.strict && report.summary.not_checked > 0)
        return {true, fmt::format("fails: {}, and the run is strict", things(report.summary.not_checked))};
    if (model::fails_for_emptiness(report, gate))
        return {true, "fails: nothing that was read has requirements, so nothing was audited"};
    auto words = gate.never ? std::string("passes: findings never fail this run")
                            : fmt::format("passes: no {}finding at or over {}", report.known_from.empty() ? "" : "new ",
                                          to_string(gate.fail_on));
    if (report.summary.not_checked > 0) words += "; " + things(report.summary.not_checked);
    return {false, std::move(words)};
}

std::vector<const Finding*> gravest_checked(const model::Report& report) {
    auto sorted = gravest_first(report.findings);
    std::erase_if(sorted, [](const Finding* finding) { return model::is_not_checked(*finding); });
    return sorted;
}

std::vector<const Finding*> not_checked(const model::Report& report) {
    std::vector<const Finding*> found;
    for (const auto& finding : report.findings)
        if (model::is_not_checked(finding)) found.push_back(&finding);
    return found;
}

}  // namespace rpmgap::report
