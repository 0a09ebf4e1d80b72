#include "cli/judge.hpp"

#include <algorithm>
#include <functional>
#include <set>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "audit/audit.hpp"
#include "audit/known.hpp"
#include "audit/part_of.hpp"
#include "audit/subject_names.hpp"
#include "audit/waivers.hpp"
#include "extract/left_out.hpp"
#include "resolve/questions.hpp"
#include "support/clock.hpp"

namespace rpmgap::cli {

namespace {

using support::Fault;
using support::Result;

constexpr const char* command = "scan";

// What was looked at otherwise would be told as new or as fixed.
Result<void> check_comparable(const model::KnownReport& known, const model::Report& report) {
    const auto refused = [&](const std::string& why) {
        return support::failure(Fault::input, fmt::format("--known {}: {}", known.file, why));
    };
    const auto& target = report.target.distribution;
    if (known.target != target.id || known.arch != target.arch)
        return refused(
            fmt::format("it is about {} {}, and this run about {} {}; make it with the same target and architecture",
                        known.target, known.arch, target.id, target.arch));
    const auto baseline = report.baseline.empty() ? std::string() : report.baseline.front().distribution.id;
    if (known.baseline != baseline)
        return refused(fmt::format("its baseline is {}, and that of this run {}; make it with the same",
                                   known.baseline.empty() ? "none" : known.baseline,
                                   baseline.empty() ? "none" : baseline));
    if (known.symbols != report.symbols || known.hints != report.hints)
        return refused(fmt::format("it was made with{} --symbols and with{} --hints; make it as this run",
                                   known.symbols ? "" : "out", known.hints ? "" : "out"));
    return {};
}

bool is_below(std::string_view path, std::string_view place) {
    return path.starts_with(place) &&
           (path.size() == place.size() || path[place.size()] == '/' || path[place.size()] == '!');
}

// What this run did not look at cannot have been mended.
class Unseen {
public:
    Unseen(const model::Report& report, const std::vector<std::string>& roots, const model::KnownReport& known,
           const std::vector<std::string>& exclude)
        : roots_(roots), has_other_paths_(known.paths.size() != roots.size()), exclude_(exclude) {
        for (const auto& finding : report.findings)
            if (model::is_not_checked(finding))
                for (const auto& subject : finding.subjects) unread_.insert(audit::identity_of(subject));
    }

    bool operator()(const model::FindingSubject& subject) const {
        const auto& identity = audit::identity_of(subject);
        if (extract::is_left_out(identity, exclude_) || extract::is_left_out(subject.path, exclude_)) return true;
        if (is_unread(identity)) return true;
        return has_other_paths_ && std::ranges::none_of(roots_, [&](const std::string& root) {
                   return is_below(subject.path, root) || root == ".";
               });
    }

private:
    // Or is what it lies in.
    [[nodiscard]] bool is_unread(std::string_view identity) const {
        for (auto end = identity.size(); end != std::string_view::npos && end > 0;
             end = identity.find_last_of("/!", end - 1))
            if (unread_.contains(identity.substr(0, end))) return true;
        return false;
    }

    const std::vector<std::string>& roots_;
    bool has_other_paths_;
    const std::vector<std::string>& exclude_;
    std::set<std::string, std::less<>> unread_;
};

void tell_gone(const std::vector<model::Finding>& gone, const Unseen& is_unseen, model::Report& report) {
    for (const auto& finding : gone) {
        std::vector<model::FindingSubject> fixed;
        for (const auto& subject : finding.subjects) {
            if (!is_unseen(subject)) {
                fixed.push_back(subject);
                continue;
            }
            report.notes.push_back({.evidence = {subject.path, 0, {}},
                                    .reason = fmt::format("{} {} is known from {}, and was not looked at in this run",
                                                          finding.code, finding.capability, report.known_from)});
        }
        if (!fixed.empty()) report.fixed.push_back(audit::part_of(finding, std::move(fixed)));
    }
}

}  // namespace

WaiverEnds::WaiverEnds(const std::vector<model::Waiver>& waivers, model::Questions& questions)
    : ends_(audit::ends_of(waivers, command)) {
    std::vector<model::Capability> capabilities;
    for (const auto& [text, capability] : ends_) capabilities.push_back(capability);
    first_ = resolve::ask_about(questions, capabilities);
}

std::set<std::string> WaiverEnds::met(const model::Resolution& target) const {
    std::set<std::string> met;
    auto index = first_;
    for (const auto& [text, capability] : ends_) {
        const auto& answer = target.answers[index++];
        if (answer.outcome == model::Outcome::satisfied && answer.tier == model::Support::enabled) met.insert(text);
    }
    return met;
}

Result<void> judge(model::Report& report, const std::vector<std::string>& roots, const Judging& judging,
                   const std::set<std::string>& ends_met) {
    audit::Waivers waivers(judging.waivers, command, support::iso_date(support::now()));
    report.waived = waivers.apply(report.findings, report.target.distribution, ends_met);
    for (auto& finding : waivers.stale(judging.is_partial)) report.findings.push_back(std::move(finding));
    audit::sort_findings(report.findings);
    if (const auto& known = judging.known) {
        if (auto fits = check_comparable(*known, report); !fits) return fits;
        const auto by = judging.known_causes ? audit::KnownBy::cause : audit::KnownBy::subject;
        auto compared = audit::compare_with_known(report.findings, report.waived, *known, by);
        report.findings = std::move(compared.fresh);
        report.known = std::move(compared.known);
        report.known_from = known->file;
        tell_gone(compared.gone, Unseen(report, roots, *known, judging.exclude), report);
        for (auto* const findings : {&report.findings, &report.known, &report.fixed}) audit::sort_findings(*findings);
    }
    report.summary = audit::summarise(report.findings);
    report.summary.waived = report.waived.size();
    report.summary.known = report.known.size();
    report.summary.fixed = report.fixed.size();
    return {};
}

}  // namespace rpmgap::cli
