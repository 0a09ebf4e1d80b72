#include "compare/applications.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

namespace rpmgap::compare {

namespace {

using model::Effect;
using model::Impact;
using model::Outcome;
using model::Severity;
using model::Support;

bool works(const FleetAnswer& answer) {
    return answer.outcome == Outcome::satisfied && answer.installable;
}

std::optional<Effect> effect_of(const FleetAnswer& before, const FleetAnswer& after) {
    if (!works(before)) {
        const bool is_mended = works(after) && before.outcome != Outcome::undecidable;
        return is_mended ? std::optional(Effect::mends) : std::nullopt;
    }
    if (after.outcome == Outcome::unmet) return Effect::breaks;
    // Where a package had it and none has, it is gone.
    if (after.outcome == Outcome::undecidable)
        return after.absent && !before.providers.empty() ? Effect::breaks : Effect::becomes_unknown;
    if (!after.installable) return Effect::cannot_install;
    if (before.tier < after.tier) return Effect::leaves_support;
    if (before.providers.empty() || after.providers.empty()) return std::nullopt;
    const bool has_it = std::ranges::find(after.providers, before.providers.front()) != after.providers.end();
    return has_it ? std::nullopt : std::optional(Effect::provider_changes);
}

std::string reason_of(const FleetAnswer& answer) {
    return answer.outcome == Outcome::undecidable ? answer.told : std::string();
}

// Each application once, however many of its needs ask the question.
void add(std::vector<std::uint32_t>& applications, std::uint32_t number) {
    if (applications.empty() || applications.back() != number) applications.push_back(number);
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

// What keeps packages from being installed out of the channels of their tier, by package and channel.
using Hindrances = std::unordered_map<std::string, const model::Finding*>;

Hindrances hindrances_of(const std::vector<model::Finding>& breakage) {
    Hindrances hindrances;
    for (const auto& finding : breakage)
        for (const auto& subject : finding.subjects) {
            const auto channel = subject.evidence.empty() ? std::string() : subject.evidence.front().section;
            hindrances.emplace(fmt::format("{} ({})", subject.path, channel), &finding);
        }
    return hindrances;
}

// With a worse channel a package can be installed whose cause is only there, see audit::closure_findings(). Nothing:
// with none.
std::optional<Support> support_that_helps(const model::Finding& hindrance) {
    if (hindrance.code == "RG201") return Support::unsupported;
    if (hindrance.code == "RG202") return Support::opt_in;
    return std::nullopt;
}

std::string told_hindrance(const std::string& package, const model::Finding& hindrance) {
    if (!support_that_helps(hindrance) || hindrance.chain.empty())
        return fmt::format("{} cannot be installed: the cause is {}", package, hindrance.capability);
    return fmt::format("{} needs {}, which only {} has", package, hindrance.capability, hindrance.chain.back().text);
}

// Of a satisfied answer: first what cannot be installed is left out, then the tier is that of what is left.
void take_providers(const model::Answer& answer, const Hindrances& hindrances, FleetAnswer& one) {
    std::string hindered;                           // the first that is
    const model::Finding* first_in_way = nullptr;   // of it
    const model::Finding* chosen_in_way = nullptr;  // of the one that is chosen
    one.installable = false;
    for (const auto& provider : answer.providers) {
        auto tier = provider.package.support;
        auto package = package_and_channel(provider.package);
        const auto found = hindrances.find(package);
        const auto* const in_way = found == hindrances.end() ? nullptr : found->second;
        if (in_way != nullptr) {
            if (first_in_way == nullptr) std::tie(hindered, first_in_way) = std::tuple(package, in_way);
            const auto helps = support_that_helps(*in_way);
            if (!helps) continue;
            tier = std::max(tier, *helps);
        }
        if (one.installable && tier > one.tier) continue;
        if (!one.installable || tier < one.tier) {
            one.installable = true;
            one.tier = tier;
            one.chosen = std::move(package);
            one.providers.clear();
            chosen_in_way = in_way;
        }
        one.providers.push_back(provider.package.name);
    }
    if (!one.installable) {
        one.chosen = hindered;
        one.told = "the cause is " + first_in_way->capability;
    } else if (chosen_in_way != nullptr) {
        one.told = told_hindrance("it", *chosen_in_way);
    } else if (one.tier > answer.tier && first_in_way != nullptr) {
        one.told = told_hindrance(hindered, *first_in_way);
    }
}

}  // namespace

std::vector<FleetAnswer> condensed(const std::vector<model::Answer>& answers,
                                   const std::vector<model::Finding>& breakage) {
    const auto hindrances = hindrances_of(breakage);
    std::vector<FleetAnswer> made;
    made.reserve(answers.size());
    for (const auto& answer : answers) {
        FleetAnswer& one = made.emplace_back();
        one.outcome = answer.outcome;
        one.absent = answer.absent;
        one.tier = answer.tier;
        if (answer.outcome != Outcome::satisfied)
            one.told = answer.outcome == Outcome::undecidable ? answer.reason : to_string(answer.nearest);
        else if (!answer.providers.empty())
            take_providers(answer, hindrances, one);
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
    // One need is several questions where files of several kinds ask for it; the same said of each is said once.
    std::map<std::tuple<std::string, model::RequirementKind, Effect, Severity, std::string, std::string>, std::size_t>
        place_of_words;
    std::map<std::uint32_t, std::size_t> undecided_at;
    for (const auto& application : fleet.applications) {
        if (application.header.arch != arch && application.header.arch != "noarch") {
            impact.other_arches.push_back(application.header.name);
            continue;
        }
        const auto number = static_cast<std::uint32_t>(impact.applications.size());
        impact.applications.push_back(application.header.name);
        if (application.header.not_checked > 0) impact.not_checked.push_back({number, application.header.not_checked});
        for (const auto index : application.needs) {
            const auto& need = fleet.needs[index];
            const auto effect = effects[need.question];
            const auto& question = fleet.questions[need.question];
            if (!effect) {
                auto old_reason = reason_of(before[need.question]);
                auto new_reason = reason_of(after[need.question]);
                if (old_reason.empty() && new_reason.empty()) continue;
                const auto [place, fresh] = undecided_at.try_emplace(need.question, impact.undecided.size());
                if (fresh)
                    impact.undecided.push_back({to_string(question.capability),
                                                question.kind,
                                                std::move(old_reason),
                                                std::move(new_reason),
                                                {}});
                add(impact.undecided[place->second].applications, number);
                continue;
            }
            const auto severity = severity_of(*effect, need.asking.indispensable);
            const auto [place, is_new_question] = place_of.try_emplace({need.question, severity}, 0);
            if (is_new_question)
                place->second = place_of_words
                                    .try_emplace({to_string(question.capability), question.kind, *effect, severity,
                                                  before[need.question].chosen, after[need.question].chosen},
                                                 impact.impacts.size())
                                    .first->second;
            if (place->second == impact.impacts.size()) {
                impact.impacts.push_back({*effect,
                                          severity,
                                          to_string(question.capability),
                                          question.kind,
                                          before[need.question].chosen,
                                          after[need.question].chosen,
                                          after[need.question].told,
                                          {}});
            }
            add(impact.impacts[place->second].applications, number);
        }
    }
    std::ranges::sort(impact.impacts, [](const Impact& a, const Impact& b) {
        return std::tuple(b.severity, b.applications.size(), a.effect, a.need, a.kind) <
               std::tuple(a.severity, a.applications.size(), b.effect, b.need, b.kind);
    });
    std::ranges::sort(impact.undecided, [](const model::Undecided& a, const model::Undecided& b) {
        return std::tuple(b.applications.size(), a.need, a.kind) < std::tuple(a.applications.size(), b.need, b.kind);
    });
    return impact;
}

}  // namespace rpmgap::compare
