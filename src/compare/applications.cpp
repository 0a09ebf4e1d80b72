#include "compare/applications.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>
#include <unordered_map>

namespace rpmgap::compare {

namespace {

using model::Answer;
using model::Effect;
using model::Impact;
using model::Outcome;
using model::Severity;

// Packages that cannot be installed, as NEVRA, with the cause.
using Broken = std::unordered_map<std::string, const std::string*>;

Broken broken_in(const std::vector<model::Finding>& breakage) {
    Broken broken;
    for (const auto& finding : breakage)
        for (const auto& subject : finding.subjects) broken.emplace(subject.path, &finding.capability);
    return broken;
}

bool met(const Answer& answer) {
    return answer.outcome == Outcome::satisfied;
}

// Providers are there, and none of them can be installed.
bool is_out_of_reach(const Answer& answer, const Broken& broken) {
    return met(answer) && !answer.providers.empty() && !broken.empty() &&
           std::ranges::all_of(answer.providers, [&](const model::Provider& provider) {
               return broken.contains(nevra(provider.package));
           });
}

bool has_provider(const Answer& answer, const std::string& name) {
    return std::ranges::any_of(answer.providers,
                               [&](const model::Provider& provider) { return provider.package.name == name; });
}

std::optional<Effect> effect_of(const Answer& before, const Answer& after, const Broken& broken_before,
                                const Broken& broken_after) {
    const bool worked = met(before) && !is_out_of_reach(before, broken_before);
    const bool works = met(after) && !is_out_of_reach(after, broken_after);
    if (!worked) return works && before.outcome != Outcome::undecidable ? std::optional(Effect::mends) : std::nullopt;
    if (after.outcome == Outcome::unmet) return Effect::breaks;
    if (after.outcome == Outcome::undecidable) return Effect::becomes_unknown;
    if (!works) return Effect::cannot_install;
    if (before.tier == model::Support::enabled && after.tier != model::Support::enabled) return Effect::leaves_support;
    if (before.providers.empty() || after.providers.empty()) return std::nullopt;
    const auto& name = before.providers.front().package.name;
    return has_provider(after, name) ? std::nullopt : std::optional(Effect::provider_changes);
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

std::string chosen(const Answer& answer) {
    return met(answer) && !answer.providers.empty() ? package_and_channel(answer.providers.front().package)
                                                    : std::string();
}

// What there is to say of NEW's answer besides who provides it.
std::string told_of(Effect effect, const Answer& answer, const Broken& broken) {
    if (effect == Effect::cannot_install) return "the cause is " + *broken.at(nevra(answer.providers.front().package));
    return answer.outcome == Outcome::undecidable ? answer.reason : to_string(answer.nearest);
}

}  // namespace

model::FleetImpact impact_on(const record::Fleet& fleet, const std::string& arch, const FleetAnswers& before,
                             const FleetAnswers& after) {
    const auto broken_before = broken_in(before.breakage);
    const auto broken_after = broken_in(after.breakage);
    std::vector<std::optional<Effect>> effects(fleet.questions.size());
    for (std::size_t i = 0; i < effects.size(); ++i)
        effects[i] = effect_of(before.answers[i], after.answers[i], broken_before, broken_after);

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
                const auto& answer = after.answers[need.question];
                impact.impacts.push_back({*effect,
                                          severity,
                                          to_string(question.capability),
                                          question.kind,
                                          chosen(before.answers[need.question]),
                                          chosen(answer),
                                          told_of(*effect, answer, broken_after),
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
