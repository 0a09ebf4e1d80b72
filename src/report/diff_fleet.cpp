#include "report/diff_fleet.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "model/version.hpp"
#include "support/text.hpp"

namespace rpmgap::report {

namespace {

using Json = nlohmann::ordered_json;
using model::Effect;
using support::count_of;

constexpr std::size_t applications_shown = 3;

// Behind a number of applications.
std::string_view happens(Effect effect, std::size_t count) {
    const bool one = count == 1;
    switch (effect) {
        case Effect::breaks: return one ? "breaks" : "break";
        case Effect::cannot_install:
            return one ? "needs what cannot be installed any more" : "need what cannot be installed any more";
        case Effect::leaves_support: return one ? "needs a less supported channel" : "need a less supported channel";
        case Effect::becomes_unknown: return one ? "cannot be told any more" : "cannot be told any more";
        case Effect::provider_changes: return one ? "gets another provider" : "get another provider";
        case Effect::mends: return one ? "has something mended" : "have something mended";
    }
    return "";
}

// Behind what is needed.
std::string_view verb_of(Effect effect) {
    switch (effect) {
        case Effect::breaks: return "is gone for";
        case Effect::cannot_install: return "cannot be installed any more for";
        case Effect::leaves_support: return "needs a less supported channel for";
        case Effect::becomes_unknown: return "cannot be told any more for";
        case Effect::provider_changes: return "has another provider for";
        case Effect::mends: return "is there now for";
    }
    return "";
}

// Capabilities, libraries and paths say by their form what they are.
std::string told_need(const model::Impact& impact) {
    using model::RequirementKind;
    switch (impact.kind) {
        case RequirementKind::command:
        case RequirementKind::package:
        case RequirementKind::unit: return fmt::format("{} {}", to_string(impact.kind), impact.need);
        default: return impact.need;
    }
}

std::string line_of(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace

std::string fleet_summary(const model::FleetImpact& fleet) {
    std::vector<std::string> parts;
    for (const auto& [effect, count] : applications_by_effect(fleet))
        parts.push_back(fmt::format("{} {}", count, happens(effect, count)));
    if (parts.empty()) parts.emplace_back("nothing changes for them");
    auto text = fmt::format("{}, {}: {}", count_of(fleet.applications.size(), "recorded application"),
                            count_of(fleet.needs, "distinct need"), support::join(parts, ", "));
    if (!fleet.other_arches.empty())
        text +=
            fmt::format("; {} of another architecture not looked at", count_of(fleet.other_arches.size(), "record"));
    return text;
}

std::string sentence_of(const model::FleetImpact& fleet, const model::Impact& impact, bool all) {
    std::vector<std::string> names;
    for (const auto application : impact.applications)
        if (all || names.size() < applications_shown) names.push_back(fleet.applications[application]);
    auto text = fmt::format("{} {} {}: {}", told_need(impact), verb_of(impact.effect),
                            count_of(impact.applications.size(), "application"), support::join(names, ", "));
    if (impact.applications.size() > names.size())
        text += fmt::format(" and {} more", impact.applications.size() - names.size());
    if (!impact.before.empty()) text += "; was met by " + impact.before;
    if (!impact.after.empty()) text += "; now by " + impact.after;
    if (!impact.nearest.empty()) text += "; " + impact.nearest;
    return text;
}

Json fleet_json(const model::FleetImpact& fleet) {
    Json effects = Json::object();
    for (const auto& [effect, count] : applications_by_effect(fleet)) effects[std::string(to_string(effect))] = count;
    Json impacts = Json::array();
    for (const auto& impact : fleet.impacts) {
        Json names = Json::array();
        for (const auto application : impact.applications) names.push_back(fleet.applications[application]);
        impacts.push_back({{"effect", to_string(impact.effect)},
                           {"severity", to_string(impact.severity)},
                           {"need", impact.need},
                           {"kind", to_string(impact.kind)},
                           {"before", impact.before},
                           {"after", impact.after},
                           {"nearest", impact.nearest},
                           {"applications", std::move(names)}});
    }
    return {{"count", fleet.applications.size()},
            {"needs", fleet.needs},
            {"by_effect", std::move(effects)},
            {"other_arches", fleet.other_arches},
            {"impacts", std::move(impacts)}};
}

std::string fleet_ndjson(const model::FleetImpact& fleet, const std::string& old_id, const std::string& new_id) {
    Json effects = Json::object();
    for (const auto& [effect, count] : applications_by_effect(fleet)) effects[std::string(to_string(effect))] = count;
    auto text = line_of({{"schema", "rpmgap-impact/1"},
                         {"kind", "run"},
                         {"tool", model::tool_version},
                         {"old", old_id},
                         {"new", new_id},
                         {"applications", fleet.applications.size()},
                         {"other_arches", fleet.other_arches.size()},
                         {"by_effect", std::move(effects)}});
    for (const auto& impact : fleet.impacts)
        for (const auto application : impact.applications)
            text += line_of({{"schema", "rpmgap-impact/1"},
                             {"kind", "impact"},
                             {"old", old_id},
                             {"new", new_id},
                             {"application", fleet.applications[application]},
                             {"effect", to_string(impact.effect)},
                             {"severity", to_string(impact.severity)},
                             {"need", impact.need},
                             {"need_kind", to_string(impact.kind)},
                             {"before", impact.before},
                             {"after", impact.after},
                             {"nearest", impact.nearest}});
    return text;
}

}  // namespace rpmgap::report
