#include "audit/part_of.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace rpmgap::audit {

namespace {

using model::FindingSubject;

bool leads_through(const model::Chain& chain, const FindingSubject& subject) {
    return !subject.chain.empty() && std::ranges::mismatch(subject.chain, chain).in1 == subject.chain.end();
}

// That of the gravest of them; where some do not tell, that of the finding.
model::Severity severity_of(const model::Finding& finding, const std::vector<FindingSubject>& subjects) {
    auto gravest = model::Severity::note;
    for (const auto& subject : subjects) gravest = std::max(gravest, subject.severity.value_or(finding.severity));
    return gravest;
}

}  // namespace

model::Finding part_of(const model::Finding& finding, std::vector<FindingSubject> subjects) {
    // All but the subjects: one cause may have thousands, and as many parts.
    model::Finding part{.code = finding.code,
                        .name = finding.name,
                        .family = finding.family,
                        .severity = severity_of(finding, subjects),
                        .confidence = finding.confidence,
                        .capability = finding.capability,
                        .message = finding.message,
                        .subjects = {},
                        .chain = finding.chain,
                        .nearest = finding.nearest,
                        .remedy = finding.remedy,
                        .rule_source = finding.rule_source,
                        .fingerprint = finding.fingerprint};
    const auto through = [&](const FindingSubject& subject) { return leads_through(finding.chain, subject); };
    if (!subjects.empty() && std::ranges::none_of(subjects, through)) {
        if (const auto shown = std::ranges::find_if(finding.subjects, through); shown != finding.subjects.end()) {
            const auto end = finding.chain.begin() + static_cast<std::ptrdiff_t>(shown->chain.size());
            part.chain =
                std::ranges::min_element(subjects, {}, [](const auto& one) { return one.chain.size(); })->chain;
            part.chain.insert(part.chain.end(), end, finding.chain.end());
        }
    }
    part.subjects = std::move(subjects);
    return part;
}

}  // namespace rpmgap::audit
