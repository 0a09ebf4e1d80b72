#include "audit/explain.hpp"

#include <algorithm>
#include <set>
#include <span>

#include <fmt/format.h>

#include "audit/audit.hpp"
#include "audit/phrases.hpp"
#include "audit/trace.hpp"
#include "support/clock.hpp"
#include "support/text.hpp"

namespace rpmgap::audit {

namespace {

using model::ExplanationStep;
using model::Outcome;

constexpr std::size_t hits_told = 5;
constexpr std::size_t providers_told = 5;

std::string described(const model::Requirement& requirement) {
    auto text = fmt::format("{} asks for the {} {}", to_string(requirement.evidence), to_string(requirement.kind),
                            to_string(requirement.capability));
    if (requirement.strength != model::Strength::required)
        text += fmt::format(", which is only {}", to_string(requirement.strength));
    if (requirement.guarded) text += ", guarded by a test that it is there";
    if (requirement.build_time) text += ", only to be built";
    if (requirement.hint)
        text += requirement.kind == model::RequirementKind::soname ? ", as a constant in it suggests" : ", by a guess";
    if (requirement.scriptlet) text += ", while the package is installed or removed";
    return text;
}

ExplanationStep read_step(const std::vector<TracedHit>& hits) {
    ExplanationStep step{"read", {}};
    for (const auto& [origin, instance] : std::span(hits).first(std::min(hits.size(), hits_told))) {
        if (origin.requirement) {
            step.lines.push_back(described(*origin.requirement));
        } else if (origin.subject) {
            step.lines.push_back(fmt::format("{} is about {}", to_string(instance.evidence), instance.asked));
        } else {
            step.lines.push_back(fmt::format("{}: {}", instance.subject, instance.hit.message));
        }
        if (!instance.approach.empty())
            step.lines.push_back(
                fmt::format("the application gets there by {}", support::join(instance.approach, " -> ")));
    }
    if (hits.size() > hits_told) step.lines.push_back("and " + support::count_of(hits.size() - hits_told, "more place"));
    return step;
}

std::string self_supply_line(const resolve::SelfSupply& self) {
    using State = resolve::SelfSupply::State;
    switch (self.state) {
        case State::found: return fmt::format("the application brings it: {}", self.by);
        case State::off_path: return fmt::format("the application has it where nothing looks for it: {}", self.by);
        case State::lacks_node: return fmt::format("the application's own {} lacks this version", self.by);
        case State::elsewhere:
            return fmt::format("the application has one of this name, where nothing tells that it is found: {}",
                               self.by);
        case State::none: break;
    }
    return "nothing of the application supplies it";
}

std::string provider_line(const model::Provider& provider) {
    auto line = package_and_channel(provider.package);
    if (provider.package.support != model::Support::enabled)
        line += fmt::format(", a channel that is {}", to_string(provider.package.support));
    if (!provider.via.empty()) line += fmt::format(", by {}", provider.via);
    if (!provider.loader_finds) line += fmt::format(", in {}, which the loader does not search", provider.directory);
    if (provider.confidence != model::Confidence::high)
        line += fmt::format(" [{} confidence]", to_string(provider.confidence));
    return line;
}

ExplanationStep looked_up(const model::Resolution& resolution, std::uint32_t question) {
    const auto& answer = resolution.answers[question];
    ExplanationStep step{fmt::format("looked up on {}", resolution.snapshot.distribution.id), {}};
    switch (answer.outcome) {
        case Outcome::satisfied: {
            if (answer.providers.empty()) step.lines.emplace_back("met by rpm itself");
            for (std::size_t i = 0; i < std::min(answer.providers.size(), providers_told); ++i)
                step.lines.push_back((i == 0 ? "met, first by " : "or by ") + provider_line(answer.providers[i]));
            if (answer.providers.size() > providers_told)
                step.lines.push_back(fmt::format("and {} more", answer.providers.size() - providers_told));
            if (answer.breakage) {
                std::vector<std::string> links;
                for (const auto& link : answer.breakage->chain) links.push_back(to_string(link));
                step.lines.push_back("which cannot be installed: " + support::join(links, " -> "));
            }
            break;
        }
        case Outcome::unmet:
            step.lines.emplace_back("no package of any channel meets it");
            if (auto near = to_string(answer.nearest); !near.empty()) step.lines.push_back(std::move(near));
            break;
        case Outcome::undecidable: step.lines.push_back("the metadata cannot say: " + answer.reason); break;
    }
    return step;
}

ExplanationStep snapshots_step(const Evidence& evidence) {
    ExplanationStep step{"by the metadata of", {}};
    const auto add = [&](const model::Snapshot& snapshot) {
        for (const auto& channel : snapshot.channels)
            step.lines.push_back(fmt::format("{} {}: {} ({}), repomd.xml {}", snapshot.distribution.id, channel.id,
                                             channel.source, support::iso_date(channel.timestamp), channel.digest));
    };
    add(evidence.target.snapshot);
    if (evidence.baseline != nullptr) add(evidence.baseline->snapshot);
    return step;
}

ExplanationStep compared_step(const model::Finding& finding, const TracedHit& hit) {
    ExplanationStep step{"compared", {}};
    if (!hit.origin.passed.empty())
        step.lines.push_back(fmt::format("tried before it, with nothing to say: {}",
                                         support::join({hit.origin.passed.begin(), hit.origin.passed.end()}, ", ")));
    step.lines.push_back(fmt::format("{} {}: {}", finding.code, finding.name, hit.instance.check.finds));
    step.lines.push_back("here: " + finding.message);
    if (!finding.nearest.empty()) step.lines.push_back(finding.nearest);
    return step;
}

ExplanationStep graded_step(const model::Finding& finding, const std::vector<TracedHit>& hits) {
    ExplanationStep step{"graded", {}};
    const auto& check = hits.front().instance.check;
    step.lines.push_back(fmt::format("{} by itself is of severity {}", check.code, to_string(check.severity)));
    const auto gravest = std::ranges::max_element(hits, {}, [](const TracedHit& hit) { return hit.instance.severity; });
    const auto own = gravest->instance.hit.severity.value_or(check.severity);
    if (own != check.severity) step.lines.push_back(fmt::format("in this case: {}", to_string(own)));
    if (gravest->instance.severity != own)
        step.lines.push_back(fmt::format("{} for how it is asked for", to_string(gravest->instance.severity)));
    step.lines.push_back(fmt::format("{} confidence", to_string(finding.confidence)));
    return step;
}

ExplanationStep folded_step(const model::Finding& finding, const std::string& distribution) {
    ExplanationStep step{"folded", {}};
    step.lines.push_back(fmt::format("one cause for {}", support::count_of(finding.subjects.size(), "subject")));
    step.lines.push_back(
        fmt::format("{} is the hash of ({}, {}, {}): neither code nor version of the metadata is in it",
                    finding.fingerprint, finding.family, distribution, finding.capability));
    return step;
}

bool has_fingerprint(const model::Finding& finding, const std::string& fingerprint) {
    return finding.fingerprint == fingerprint ||
           std::ranges::find(finding.subjects, fingerprint, &model::FindingSubject::fingerprint) !=
               finding.subjects.end();
}

model::Explanation explained(const Evidence& evidence, const model::Finding& finding,
                             const std::vector<TracedHit>& hits) {
    const auto& first = hits.front();
    model::Explanation explanation{finding, {}};
    auto& steps = explanation.steps;
    steps.push_back(read_step(hits));
    if (first.origin.self) steps.push_back({"the application itself", {self_supply_line(*first.origin.self)}});
    if (first.origin.question) {
        steps.push_back(looked_up(evidence.target, *first.origin.question));
        if (evidence.baseline != nullptr) steps.push_back(looked_up(*evidence.baseline, *first.origin.question));
    }
    steps.push_back(snapshots_step(evidence));
    steps.push_back(compared_step(finding, first));
    if (!finding.rule_source.empty()) steps.push_back({"by the rule", {finding.rule_source}});
    steps.push_back(graded_step(finding, hits));
    steps.push_back(folded_step(finding, evidence.target.snapshot.distribution.id));
    return explanation;
}

}  // namespace

std::vector<std::string> fingerprints_like(const std::vector<model::Finding>& findings, const std::string& prefix) {
    std::set<std::string> matching;
    for (const auto& finding : findings) {
        if (finding.fingerprint.starts_with(prefix)) matching.insert(finding.fingerprint);
        for (const auto& subject : finding.subjects)
            if (subject.fingerprint.starts_with(prefix)) matching.insert(subject.fingerprint);
    }
    return {matching.begin(), matching.end()};
}

std::vector<model::Explanation> explain(const Evidence& evidence, const std::vector<model::Finding>& findings,
                                        const std::string& fingerprint) {
    Trace trace{fingerprint, {}};
    static_cast<void>(audit(evidence, &trace));
    std::vector<model::Explanation> explanations;
    for (const auto& finding : findings) {
        if (!has_fingerprint(finding, fingerprint)) continue;
        std::vector<TracedHit> hits;
        for (const auto& hit : trace.hits)
            if (hit.instance.check.code == finding.code) hits.push_back(hit);
        explanations.push_back(explained(evidence, finding, hits));
    }
    return explanations;
}

}  // namespace rpmgap::audit
