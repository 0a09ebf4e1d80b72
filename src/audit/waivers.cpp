#include "audit/waivers.hpp"

#include <algorithm>
#include <set>
#include <tuple>

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

struct Use {
    std::size_t subjects = 0;
    std::set<std::string> causes;  // fingerprints that its own begins
};

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

Finding stale(const Waiver& waiver, const std::string& message, const std::string& remedy) {
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

std::size_t apply_waivers(std::vector<Finding>& findings, const std::vector<Waiver>& waivers,
                          const std::string& command, const std::string& today, UnusedWaivers unused) {
    std::vector<Use> uses(waivers.size());
    const auto is_expired = [&](const Waiver& waiver) { return !waiver.expires.empty() && waiver.expires < today; };
    std::size_t waived = 0;
    for (auto& finding : findings) {
        const auto is_covered = [&](const FindingSubject& subject) {
            bool covered = false;
            for (std::size_t i = 0; i < waivers.size(); ++i) {
                if (waivers[i].command != command || !covers(waivers[i], finding, subject)) continue;
                ++uses[i].subjects;
                const bool is_of_cause = finding.fingerprint.starts_with(waivers[i].fingerprint);
                uses[i].causes.insert(is_of_cause ? finding.fingerprint : subject.fingerprint);
                covered = covered || !is_expired(waivers[i]);
            }
            return covered;
        };
        std::erase_if(finding.subjects, is_covered);
        waived += finding.subjects.empty() ? 1 : 0;
    }
    std::erase_if(findings, [](const Finding& finding) { return finding.subjects.empty(); });

    for (std::size_t i = 0; i < waivers.size(); ++i) {
        const Waiver& waiver = waivers[i];
        if (waiver.command != command) continue;
        const auto by = fmt::format("the waiver of {} (\"{}\")", waiver.owner, waiver.reason);
        if (is_expired(waiver)) {
            findings.push_back(stale(waiver, fmt::format("{} ended on {}", by, waiver.expires),
                                     "mend what it waived, or extend it with a reason that holds today"));
        } else if (uses[i].subjects == 0 && unused == UnusedWaivers::are_said) {
            findings.push_back(stale(waiver, fmt::format("{} covers nothing any more", by), "take it out of the file"));
        } else if (!waiver.fingerprint.empty() && uses[i].causes.size() > 1) {
            findings.push_back(stale(
                waiver, fmt::format("{} covers {} causes, whose fingerprints begin alike", by, uses[i].causes.size()),
                "write the whole fingerprint"));
        }
    }
    std::ranges::stable_sort(findings, std::ranges::greater(), &Finding::severity);
    return waived;
}

}  // namespace rpmgap::audit
