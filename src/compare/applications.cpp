#include "compare/applications.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>
#include <unordered_map>

namespace rpmgap::compare {

namespace {

using model::Effect;
using model::Impact;
using model::Outcome;
using model::Severity;

bool works(const FleetAnswer& answer) {
    return answer.outcome == Outcome::satisfied && answer.installable;
}

std::optional<Effect> effect_of(const FleetAnswer& before, const FleetAnswer& after) {
    if (!works(before)) {
        const bool is_mended = works(after) && before.outcome != Outcome::undecidable;
        return is_mended ? std::optional(Effect::mends) : std::nullopt;
    }
    if (after.outcome == Outcome::unmet) return Effect::breaks;
    if (after.outcome == Outcome::undecidable) return Effect::becomes_unknown;
    if (!after.installable) return Effect::cannot_install;
    if (before.tier == model::Support::enabled && after.tier != model::Support::enabled) return Effect::leaves_support;
    if (before.providers.empty() || after.providers.empty()) return std::nullopt;
    const bool has_it = std::ranges::find(after.providers, before.providers.front()) != after.providers.end();
    return has_it ? std::nullopt : std::optional(Effect::provider_changes);
}

Severity severity_of(Effect effect, bool indispensable) {
    switch (effect) {
        case Effect::breaks:
        case Effect::cannot_install: return indispensable ? Severity::blocker : Severity::warning;
        case Effect::leaves_support: return indispensable ? Severity::error : Severity::warning;
        case Effect::becomes_unknown: return indispensable ? Severity::warning : Severity::note;
        case Effect::provider_changes:
        case Effect::mends: break;
    }
    return Severity::note;
}

}  // namespace

std::vector<FleetAnswer> condensed(const std::vector<model::Answer>& answers,
                                   const std::vector<model::Finding>& breakage) {
    std::unordered_map<std::string, const std::string*> cause_of;  // by NEVRA
    for (const auto& finding : breakage)
        for (const auto& subject : finding.subjects) cause_of.emplace(subject.path, &finding.capability);
    std::vector<FleetAnswer> made;
    made.reserve(answers.size());
    for (const auto& answer : answers) {
        FleetAnswer& one = made.emplace_back();
        one.outcome = answer.outcome;
        one.tier = answer.tier;
        if (answer.outcome != Outcome::satisfied) {
            one.told = answer.outcome == Outcome::undecidable ? answer.reason : to_string(answer.nearest);
            continue;
        }
        if (answer.providers.empty()) continue;
        one.chosen = package_and_channel(answer.providers.front().package);
        for (const auto& provider : answer.providers) one.providers.push_back(provider.package.name);
        if (cause_of.empty()) continue;
        one.installable = std::ranges::any_of(answer.providers, [&](const model::Provider& provider) {
            return !cause_of.contains(nevra(provider.package));
        });
        if (!one.installable) one.told = "the cause is " + *cause_of.at(nevra(answer.providers.front().package));
    }
    return made;
}

model::FleetImpact impact_on(const record::Fleet& fleet, const std::string& arch,
                             const std::vector<FleetAnswer>& before, const std::vector<FleetAnswer>& after) {
    std::vector<std::optional<Effect>> effects(fleet.questions.size());
    for (std::size_t i = 0; i < effects.size(); ++i) effects[i] = effect_of(before[i], after[i]);

    model::FleetImpact impact;
    impact.needs = fleet.questions.size();
    std::map<std::pair<std::uint32_t, Severity>, std::size_t> place_of;
    for (const auto& application : fleet.applications) {
        if (application.header.arch != arch && application.header.arch != "noarch") {
            impact.other_arches.push_back(application.header.name);
            continue;
        }
        const auto number = static_cast<std::uint32_t>(impact.applications.size());
        impact.applications.push_back(application.header.name);
        for (const auto index : application.needs) {
            const auto& need = fleet.needs[index];
            const auto effect = effects[need.question];
            if (!effect) continue;
            const auto severity = severity_of(*effect, need.asking.indispensable);
            const auto [place, fresh] = place_of.try_emplace({need.question, severity}, impact.impacts.size());
            if (fresh) {
                const auto& question = fleet.questions[need.question];
                impact.impacts.push_back({*effect,
                                          severity,
                                          to_string(question.capability),
                                          question.kind,
                                          before[need.question].chosen,
                                          after[need.question].chosen,
                                          after[need.question].told,
                                          {}});
            }
            auto& applications = impact.impacts[place->second].applications;
            if (applications.empty() || applications.back() != number) applications.push_back(number);
        }
    }
    std::ranges::sort(impact.impacts, [](const Impact& a, const Impact& b) {
        return std::tuple(b.severity, b.applications.size(), a.effect, a.need, a.kind) <
               std::tuple(a.severity, a.applications.size(), b.effect, b.need, b.kind);
    });
    return impact;
}

}  // namespace rpmgap::compare
