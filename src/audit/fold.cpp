#include "audit/fold.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "audit/audit.hpp"
#include "support/stable_hash.hpp"

namespace rpmgap::audit {

namespace {

model::Chain whole_chain(const Instance& instance) {
    model::Chain chain(instance.approach.begin(), instance.approach.end());
    chain.emplace_back(instance.subject);
    chain.insert(chain.end(), instance.hit.by_way_of.begin(), instance.hit.by_way_of.end());
    chain.emplace_back(instance.capability);
    if (instance.hit.chain.empty()) chain.emplace_back("nothing");
    for (const auto& link : instance.hit.chain) {
        // A package that is asked for by its own name is one link.
        if (link.text == chain.back().text)
            chain.back() = link;
        else
            chain.push_back(link);
    }
    return chain;
}

}  // namespace

const std::string& cause_of(const Instance& instance) {
    return instance.hit.cause.empty() ? instance.capability : instance.hit.cause;
}

std::string cause_fingerprint(const Instance& instance, const std::string& distribution) {
    return support::fingerprint({instance.family, distribution, cause_of(instance)});
}

std::string subject_fingerprint(const Instance& instance, const std::string& distribution) {
    return support::fingerprint({instance.family, distribution, cause_of(instance), instance.subject_identity});
}

void Folder::add(Instance instance) {
    const std::string cause = cause_of(instance);
    Key key{std::string(instance.check.code), instance.family, cause};
    auto [place, is_new] = folded_.try_emplace(key);
    model::Finding& finding = place->second;
    const auto chain = whole_chain(instance);
    if (is_new) {
        finding.code = instance.check.code;
        finding.name = instance.check.name;
        finding.family = instance.family;
        finding.severity = instance.severity;
        finding.confidence = instance.hit.confidence;
        finding.capability = cause;
        finding.message = instance.hit.message;
        finding.nearest = instance.hit.nearest;
        finding.remedy = instance.hit.remedy;
        finding.chain = chain;
        finding.fingerprint = cause_fingerprint(instance, distribution_);
    }
    // The gravest instance speaks for all: its severity with its own confidence and its own words, not with another's.
    const auto gravity = [](const auto& severity, const auto& confidence) {
        return std::pair(severity, -static_cast<int>(confidence));
    };
    const auto own = gravity(instance.severity, instance.hit.confidence);
    const auto so_far = gravity(finding.severity, finding.confidence);
    const bool is_gravest = own > so_far;
    if (is_gravest) {
        finding.severity = instance.severity;
        finding.confidence = instance.hit.confidence;
        finding.nearest = instance.hit.nearest;
    }
    const bool is_told = is_gravest || (own == so_far && chain.size() < finding.chain.size());
    if (is_told) finding.chain = chain;
    // What a rule says of one subject's case holds for the cause.
    const bool is_first_rule = finding.rule_source.empty() && !instance.hit.rule_source.empty();
    if (is_first_rule || (is_gravest && finding.rule_source.empty() == instance.hit.rule_source.empty())) {
        finding.rule_source = instance.hit.rule_source;
        finding.message = instance.hit.message;
        finding.remedy = instance.hit.remedy;
    }

    auto& places = places_[key];
    const auto [known, is_new_subject] = places.try_emplace(instance.subject, Place{finding.subjects.size(), {}, {}});
    Place& place_of_subject = known->second;
    if (is_new_subject) {
        finding.subjects.push_back({.path = instance.subject,
                                    .evidence = {},
                                    .capabilities = {},
                                    .fingerprint = subject_fingerprint(instance, distribution_),
                                    .identity = instance.subject_identity,
                                    .chain = chain,
                                    .severity = instance.severity});
    }
    auto& subject = finding.subjects[place_of_subject.index];
    if (is_told) subject.chain = chain;
    subject.severity = std::max(subject.severity.value_or(instance.severity), instance.severity);
    const auto& [path, line, section] = instance.evidence;
    if (place_of_subject.evidence.emplace(path, line, section).second) subject.evidence.push_back(instance.evidence);
    const auto add_asked = [&](const std::string& asked) {
        if (place_of_subject.asked.insert(asked).second) subject.capabilities.push_back(asked);
    };
    if (instance.asked != cause) add_asked(instance.asked);
    for (const auto& asked : instance.hit.asked) add_asked(asked);
    auto& asked = asked_[key];
    asked.distinct.insert(instance.hit.asked.begin(), instance.hit.asked.end());
    if (asked.told == 0) asked.told = asked.distinct.size();
}

std::vector<model::Finding> Folder::findings() && {
    std::vector<model::Finding> all;
    for (auto& [key, finding] : folded_) {
        std::ranges::sort(finding.subjects, {}, &model::FindingSubject::path);
        const auto& asked = asked_.at(key);
        if (const auto others = asked.distinct.size() - asked.told; others > 0)
            finding.message += fmt::format("; with the other subjects {} more", others);
        all.push_back(std::move(finding));
    }
    sort_findings(all);
    return all;
}

}  // namespace rpmgap::audit
