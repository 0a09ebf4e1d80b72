#include "audit/waivers.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "audit/checks/checks.hpp"
#include "model/knowledge.hpp"
#include "support/stable_hash.hpp"
#include "support/text.hpp"

namespace rpmgap::audit {

namespace {

using model::Finding;
using model::FindingSubject;
using model::Waiver;

// A package is meant by its name too: versions pass, what is accepted stays.
std::vector<std::string> names_of(const FindingSubject& subject) {
    std::vector<std::string> names{subject.path};
    if (!subject.chain.empty()) names.push_back(subject.chain.front().text);
    return names;
}

bool covers(const Waiver& waiver, const Finding& finding, const FindingSubject& subject) {
    if (!waiver.fingerprint.empty() && !finding.fingerprint.starts_with(waiver.fingerprint) &&
        !subject.fingerprint.starts_with(waiver.fingerprint))
        return false;
    if (!waiver.code.empty() && waiver.code != finding.code) return false;
    if (!waiver.capabilities.empty() && !model::matches_any(waiver.capabilities, finding.capability)) return false;
    return waiver.packages.empty() || std::ranges::any_of(names_of(subject), [&](const std::string& name) {
               return model::matches_any(waiver.packages, name);
           });
}

Finding stale_finding(const Waiver& waiver, const std::string& message, const std::string& remedy) {
    Finding finding;
    finding.code = waiver_stale.code;
    finding.name = waiver_stale.name;
    finding.family = waiver_stale.family;
    finding.severity = waiver_stale.severity;
    finding.capability =
        !waiver.fingerprint.empty()
            ? waiver.fingerprint
            : waiver.code + ' ' +
                  support::join(waiver.capabilities.empty() ? waiver.packages : waiver.capabilities, " ");
    finding.message = message;
    finding.remedy = remedy;
    finding.fingerprint = support::fingerprint({finding.family, finding.capability});
    FindingSubject subject;
    subject.path = waiver.place;
    subject.evidence.push_back({waiver.place, 0, {}});
    subject.fingerprint = support::fingerprint({finding.family, finding.capability, waiver.owner});
    finding.subjects.push_back(std::move(subject));
    return finding;
}

}  // namespace

Waivers::Waivers(const std::vector<Waiver>& waivers, const std::string& command, std::string today)
    : today_(std::move(today)) {
    for (const auto& waiver : waivers)
        if (waiver.command == command) uses_.push_back({&waiver});
}

bool Waivers::is_expired(const Waiver& waiver) const {
    return !waiver.expires.empty() && waiver.expires < today_;
}

void Waivers::apply(std::vector<Finding>& findings, const model::Distribution& distribution) {
    std::vector<Use*> here;
    for (auto& use : uses_) {
        const Waiver& waiver = *use.waiver;
        if (!waiver.arch.empty() && waiver.arch != distribution.arch) continue;
        if (!waiver.distribution.empty() && !model::matches_any({waiver.distribution}, distribution.id)) continue;
        use.is_about_run = true;
        here.push_back(&use);
    }
    for (auto& finding : findings) {
        const auto first_chain = finding.subjects.front().chain;
        const auto is_covered = [&](const FindingSubject& subject) {
            bool covered = false;
            for (Use* const use : here) {
                const Waiver& waiver = *use->waiver;
                if (!covers(waiver, finding, subject)) continue;
                ++use->subjects;
                const bool is_of_cause = finding.fingerprint.starts_with(waiver.fingerprint);
                use->causes.insert(is_of_cause ? finding.fingerprint : subject.fingerprint);
                covered = covered || !is_expired(waiver);
            }
            return covered;
        };
        subjects_ += std::erase_if(finding.subjects, is_covered);
        if (finding.subjects.empty()) {
            ++findings_;
            continue;
        }
        const auto& chain = finding.subjects.front().chain;
        if (chain == first_chain) continue;
        // How it ends is told behind the subject's own chain.
        const model::Chain end(finding.chain.begin() + static_cast<std::ptrdiff_t>(first_chain.size()),
                               finding.chain.end());
        finding.chain = chain;
        finding.chain.insert(finding.chain.end(), end.begin(), end.end());
    }
    std::erase_if(findings, [](const Finding& finding) { return finding.subjects.empty(); });
}

std::vector<Finding> Waivers::stale(bool partial) const {
    std::vector<Finding> findings;
    for (const auto& use : uses_) {
        const Waiver& waiver = *use.waiver;
        const auto by = fmt::format("the waiver of {} (\"{}\")", waiver.owner, waiver.reason);
        if (is_expired(waiver)) {
            findings.push_back(stale_finding(waiver, fmt::format("{} ended on {}", by, waiver.expires),
                                             "mend what it waived, or extend it with a reason that holds today"));
        } else if (use.subjects == 0 && use.is_about_run && !partial) {
            findings.push_back(
                stale_finding(waiver, fmt::format("{} covers nothing any more", by), "take it out of the file"));
        } else if (!waiver.fingerprint.empty() && use.causes.size() > 1) {
            findings.push_back(stale_finding(
                waiver, fmt::format("{} covers {} causes, whose fingerprints begin alike", by, use.causes.size()),
                "write the whole fingerprint"));
        }
    }
    return findings;
}

}  // namespace rpmgap::audit
