#include "audit/waivers.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "audit/checks/checks.hpp"
#include "audit/part_of.hpp"
#include "audit/subject_names.hpp"
#include "model/knowledge.hpp"
#include "support/stable_hash.hpp"
#include "support/text.hpp"

namespace rpmgap::audit {

namespace {

using model::Finding;
using model::FindingSubject;
using model::WaivedFinding;
using model::Waiver;

bool has_any(const std::vector<std::string>& globs, const std::vector<std::string>& names) {
    return globs.empty() ||
           std::ranges::any_of(names, [&](const std::string& name) { return model::matches_any(globs, name); });
}

bool covers(const Waiver& waiver, const Finding& finding, const FindingSubject& subject) {
    if (!finding.fingerprint.starts_with(waiver.fingerprint) && !subject.fingerprint.starts_with(waiver.fingerprint))
        return false;
    if (!waiver.code.empty() && waiver.code != finding.code) return false;
    if (!waiver.capabilities.empty() && !model::matches_any(waiver.capabilities, finding.capability)) return false;
    return has_any(waiver.packages, package_names(subject)) &&
           has_any(waiver.paths, {subject.path, identity_of(subject)});
}

Finding stale_finding(const Waiver& waiver, const std::string& message, const std::string& remedy) {
    Finding finding;
    finding.code = waiver_stale.code;
    finding.name = waiver_stale.name;
    finding.family = waiver_stale.family;
    finding.severity = waiver_stale.severity;
    std::vector<std::string> said;
    for (const auto* const text : {&waiver.fingerprint, &waiver.code})
        if (!text->empty()) said.push_back(*text);
    for (const auto* const globs : {&waiver.capabilities, &waiver.packages, &waiver.paths})
        said.insert(said.end(), globs->begin(), globs->end());
    finding.capability = support::join(said, " ");
    finding.message = message;
    finding.remedy = remedy;
    finding.fingerprint = support::fingerprint({finding.family, finding.capability});
    FindingSubject subject;
    subject.path = to_string(waiver.place);
    subject.evidence.push_back(waiver.place);
    subject.identity = waiver.place.path;
    finding.chain = {subject.path, finding.capability};
    subject.fingerprint = support::fingerprint({finding.family, finding.capability, waiver.owner});
    finding.subjects.push_back(std::move(subject));
    return finding;
}

}  // namespace

std::map<std::string, model::Capability> ends_of(const std::vector<Waiver>& waivers, std::string_view command) {
    std::map<std::string, model::Capability> ends;
    for (const auto& waiver : waivers) {
        if (waiver.command != command) continue;
        if (auto capability = model::parse_plain_capability(waiver.until)) ends.emplace(waiver.until, *capability);
    }
    return ends;
}

Waivers::Waivers(const std::vector<Waiver>& waivers, const std::string& command, std::string today)
    : today_(std::move(today)) {
    for (const auto& waiver : waivers)
        if (waiver.command == command) uses_.push_back({&waiver});
}

bool Waivers::is_expired(const Waiver& waiver) const {
    return !waiver.expires.empty() && waiver.expires < today_;
}

std::vector<Waivers::Use*> Waivers::uses_for(const model::Distribution& distribution,
                                             const std::set<std::string>& provided) {
    std::vector<Use*> here;
    for (auto& use : uses_) {
        const Waiver& waiver = *use.waiver;
        if (!waiver.arch.empty() && waiver.arch != distribution.arch) continue;
        if (!waiver.distribution.empty() && !model::matches_any({waiver.distribution}, distribution.id)) continue;
        use.is_about_run = true;
        if (provided.contains(waiver.until)) use.provided_by = distribution.id;
        here.push_back(&use);
    }
    return here;
}

std::vector<WaivedFinding> Waivers::apply(std::vector<Finding>& findings, const model::Distribution& distribution,
                                          const std::set<std::string>& provided) {
    const auto here = uses_for(distribution, provided);
    std::vector<WaivedFinding> waived;
    for (auto& finding : findings) {
        std::map<const Waiver*, std::vector<FindingSubject>> covered;
        std::vector<FindingSubject> left;
        for (const auto& subject : finding.subjects) {
            const Waiver* by = nullptr;
            for (Use* const use : here) {
                const Waiver& waiver = *use->waiver;
                if (!covers(waiver, finding, subject)) continue;
                ++use->subjects;
                const bool is_of_cause = finding.fingerprint.starts_with(waiver.fingerprint);
                use->causes.insert(is_of_cause ? finding.fingerprint : subject.fingerprint);
                const bool holds = !is_expired(waiver) && !provided.contains(waiver.until);
                if (by == nullptr && holds) by = &waiver;
            }
            (by == nullptr ? left : covered[by]).push_back(subject);
        }
        if (covered.empty()) continue;
        for (Use* const use : here)
            if (const auto part = covered.find(use->waiver); part != covered.end())
                waived.push_back({part_of(finding, std::move(part->second)), *use->waiver});
        finding = part_of(finding, std::move(left));
    }
    std::erase_if(findings, [](const Finding& finding) { return finding.subjects.empty(); });
    return waived;
}

std::vector<Finding> Waivers::stale(bool partial) const {
    std::vector<Finding> findings;
    for (const auto& use : uses_) {
        const Waiver& waiver = *use.waiver;
        const auto by = fmt::format("the waiver of {} (\"{}\")", waiver.owner, waiver.reason);
        if (!use.provided_by.empty()) {
            findings.push_back(stale_finding(
                waiver,
                fmt::format("{} was to hold until {} has {}, which it has now", by, use.provided_by, waiver.until),
                "mend what it waived, or extend it with a reason that holds today"));
        } else if (is_expired(waiver)) {
            findings.push_back(stale_finding(waiver, fmt::format("{} ended on {}", by, waiver.expires),
                                             "mend what it waived, or extend it with a reason that holds today"));
        } else if (use.subjects == 0 && use.is_about_run && !partial) {
            findings.push_back(stale_finding(waiver, fmt::format("{} covers nothing", by), "take it out of the file"));
        } else if (!waiver.fingerprint.empty() && use.causes.size() > 1) {
            findings.push_back(stale_finding(
                waiver, fmt::format("{} covers {} causes, whose fingerprints begin alike", by, use.causes.size()),
                "write the whole fingerprint"));
        }
    }
    return findings;
}

}  // namespace rpmgap::audit
