#include "audit/known.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "audit/part_of.hpp"
#include "audit/subject_names.hpp"

namespace rpmgap::audit {

namespace {

using model::Finding;
using model::FindingSubject;

model::Severity severity_of(const Finding& finding, const FindingSubject& subject) {
    return subject.severity.value_or(finding.severity);
}

// One cause in the earlier report.
struct KnownCause {
    std::unordered_map<std::string, model::Severity> subjects;      // by fingerprint
    std::map<std::string, std::vector<model::Severity>> gone = {};  // subjects that are not in this run, by bare name
    std::multiset<std::string> particulars = {};                    // of what was not checked: sections of its evidence
    std::set<std::string> asked = {};                               // likewise: capabilities
    model::Severity gravest = model::Severity::note;
};

class Comparison {
public:
    Comparison(const std::vector<Finding>& findings, const std::vector<model::WaivedFinding>& waived,
               const model::KnownReport& known, KnownBy by)
        : report_(known), by_(by) {
        for (const auto& finding : findings) take_present(finding);
        for (const auto& part : waived) take_present(part.finding);
        for (const auto& finding : known.findings) take_known(finding);
        // Those that a waiver covers are still there, wherever they were moved to.
        for (const auto& [finding, waiver] : waived)
            if (const auto cause = causes_.find(finding.fingerprint); cause != causes_.end())
                for (const auto& subject : finding.subjects) known_severity(cause->second, subject);
    }

    Compared run(const std::vector<Finding>& findings) {
        Compared compared;
        for (const auto& finding : findings) {
            const auto cause = causes_.find(finding.fingerprint);
            if (cause == causes_.end()) {
                compared.fresh.push_back(finding);
                continue;
            }
            std::vector<FindingSubject> fresh;
            std::vector<FindingSubject> known;
            bool is_graver = false;
            for (const auto& subject : finding.subjects) {
                const auto before = known_before(cause->second, finding, subject);
                const bool has_grown = before && severity_of(finding, subject) > *before;
                is_graver = is_graver || has_grown;
                (before && !has_grown ? known : fresh).push_back(subject);
            }
            if (!fresh.empty()) {
                compared.fresh.push_back(part_of(finding, std::move(fresh)));
                if (is_graver) compared.fresh.back().message += "; it was known, and less grave";
            }
            if (!known.empty()) compared.known.push_back(part_of(finding, std::move(known)));
        }
        compared.gone = gone();
        return compared;
    }

private:
    void take_present(const Finding& finding) {
        for (const auto& subject : finding.subjects) present_.insert(subject.fingerprint);
    }

    void take_known(const Finding& finding) {
        auto& cause = causes_[finding.fingerprint];
        cause.gravest = std::max(cause.gravest, finding.severity);
        for (const auto& subject : finding.subjects) {
            for (const auto& evidence : subject.evidence) cause.particulars.insert(evidence.section);
            cause.asked.insert(subject.capabilities.begin(), subject.capabilities.end());
            const auto severity = severity_of(finding, subject);
            const auto [entry, is_new] = cause.subjects.emplace(subject.fingerprint, severity);
            if (!is_new)
                entry->second = std::max(entry->second, severity);
            else if (!present_.contains(subject.fingerprint))
                cause.gone[bare_name(identity_of(subject))].push_back(severity);
        }
    }

    // How grave it was; nothing: it is new. One that was moved takes the place of one that is gone.
    static std::optional<model::Severity> known_severity(KnownCause& cause, const FindingSubject& subject) {
        if (const auto known = cause.subjects.find(subject.fingerprint); known != cause.subjects.end())
            return known->second;
        auto& moved = cause.gone[bare_name(identity_of(subject))];
        if (moved.empty()) return std::nullopt;
        const auto severity = moved.back();
        moved.pop_back();
        return severity;
    }

    std::optional<model::Severity> known_before(KnownCause& cause, const Finding& finding,
                                                const FindingSubject& subject) const {
        auto severity = known_severity(cause, subject);
        if (!severity && by_ == KnownBy::cause) severity = cause.gravest;
        if (severity && model::is_not_checked(finding) && !is_told(cause, subject)) return std::nullopt;
        return severity;
    }

    // What was not checked is folded by its reason: another thing of the same kind in a known file is another one.
    static bool is_told(KnownCause& cause, const FindingSubject& subject) {
        bool told = std::ranges::all_of(subject.capabilities,
                                        [&](const std::string& asked) { return cause.asked.contains(asked); });
        for (const auto& evidence : subject.evidence) {
            const auto known = cause.particulars.find(evidence.section);
            if (known == cause.particulars.end())
                told = false;
            else
                cause.particulars.erase(known);
        }
        return told;
    }

    // Two codes of one family share the fingerprint: what is gone of a cause is told once.
    std::vector<Finding> gone() {
        std::vector<Finding> findings;
        std::set<std::string> told;
        for (const auto& finding : report_.findings) {
            auto& cause = causes_.at(finding.fingerprint);
            std::vector<FindingSubject> subjects;
            for (const auto& subject : finding.subjects) {
                if (present_.contains(subject.fingerprint) || !told.insert(subject.fingerprint).second) continue;
                auto& left = cause.gone[bare_name(identity_of(subject))];
                if (left.empty()) continue;
                left.pop_back();
                subjects.push_back(subject);
            }
            if (!subjects.empty()) findings.push_back(part_of(finding, std::move(subjects)));
        }
        return findings;
    }

    const model::KnownReport& report_;
    KnownBy by_;
    std::unordered_set<std::string> present_;  // fingerprints of subjects in this run, waived ones too
    std::unordered_map<std::string, KnownCause> causes_;
};

}  // namespace

Compared compare_with_known(const std::vector<Finding>& findings, const std::vector<model::WaivedFinding>& waived,
                            const model::KnownReport& known, KnownBy by) {
    return Comparison(findings, waived, known, by).run(findings);
}

}  // namespace rpmgap::audit
