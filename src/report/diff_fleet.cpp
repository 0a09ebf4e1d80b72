#include "report/diff_fleet.hpp"

#include <cstdint>
#include <set>

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
std::string told_need(model::RequirementKind kind, const std::string& need) {
    using model::RequirementKind;
    switch (kind) {
        case RequirementKind::command:
        case RequirementKind::package:
        case RequirementKind::unit: return fmt::format("{} {}", to_string(kind), need);
        default: return need;
    }
}

// "a, b, c and 4 more"; `all`: every one.
std::string listed_names(const std::vector<std::string>& names, bool all) {
    if (all || names.size() <= applications_shown) return support::join(names, ", ");
    const std::vector<std::string> shown(names.begin(), names.begin() + applications_shown);
    return fmt::format("{} and {} more", support::join(shown, ", "), names.size() - shown.size());
}

std::vector<std::string> names_of(const model::FleetImpact& fleet, const std::vector<std::uint32_t>& applications) {
    std::vector<std::string> names;
    names.reserve(applications.size());
    for (const auto application : applications) names.push_back(fleet.applications[application]);
    return names;
}

// How many applications have something undecided.
std::size_t undecided_applications(const model::FleetImpact& fleet) {
    std::set<std::uint32_t> applications;
    for (const auto& one : fleet.undecided) applications.insert(one.applications.begin(), one.applications.end());
    return applications.size();
}

std::string line_of(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace

std::string fleet_summary(const model::FleetImpact& fleet) {
    std::vector<std::string> parts;
    for (const auto& [effect, count] : applications_by_effect(fleet))
        parts.push_back(fmt::format("{} {}", count, happens(effect, count)));
    if (parts.empty())
        parts.emplace_back(is_whole(fleet) ? "nothing changes for them" : "nothing changes that can be told");
    auto text = fleet.applications.empty()
                    ? std::string("no recorded application of this architecture")
                    : fmt::format("{}, {}: {}", count_of(fleet.applications.size(), "recorded application"),
                                  count_of(fleet.needs, "distinct need"), support::join(parts, ", "));
    if (!fleet.undecided.empty())
        text += fmt::format("; {} of {} cannot be told", count_of(fleet.undecided.size(), "need"),
                            count_of(undecided_applications(fleet), "application"));
    if (!fleet.not_checked.empty())
        text += fmt::format("; {} not checked in full", count_of(fleet.not_checked.size(), "application"));
    if (!fleet.other_arches.empty())
        text +=
            fmt::format("; {} of another architecture not looked at", count_of(fleet.other_arches.size(), "record"));
    return text;
}

std::string sentence_of(const model::FleetImpact& fleet, const model::Impact& impact, bool all) {
    auto text = fmt::format("{} {} {}: {}", told_need(impact.kind, impact.need), verb_of(impact.effect),
                            count_of(impact.applications.size(), "application"),
                            listed_names(names_of(fleet, impact.applications), all));
    if (!impact.before.empty()) text += "; was met by " + impact.before;
    if (!impact.after.empty()) text += "; now by " + impact.after;
    if (!impact.nearest.empty()) text += "; " + impact.nearest;
    return text;
}

std::vector<std::string> sentences_of_unknown(const model::FleetImpact& fleet, bool all) {
    std::vector<std::string> sentences;
    for (const auto& one : fleet.undecided) {
        auto text = fmt::format("cannot be told: {} for {}: {}", told_need(one.kind, one.need),
                                count_of(one.applications.size(), "application"),
                                listed_names(names_of(fleet, one.applications), all));
        if (one.before == one.after) {
            text += "; on both sides: " + one.before;
        } else {
            if (!one.before.empty()) text += "; before: " + one.before;
            if (!one.after.empty()) text += "; now: " + one.after;
        }
        sentences.push_back(std::move(text));
    }
    std::vector<std::string> partly;
    for (const auto& [application, things] : fleet.not_checked)
        partly.push_back(fmt::format("{} ({})", fleet.applications[application], count_of(things, "thing")));
    if (!partly.empty()) sentences.push_back("not checked when it was recorded: " + listed_names(partly, all));
    if (!fleet.other_arches.empty())
        sentences.push_back("of another architecture: " + listed_names(fleet.other_arches, all));
    return sentences;
}

Json fleet_json(const model::FleetImpact& fleet) {
    Json effects = Json::object();
    for (const auto& [effect, count] : applications_by_effect(fleet)) effects[std::string(to_string(effect))] = count;
    Json impacts = Json::array();
    for (const auto& impact : fleet.impacts) {
        impacts.push_back({{"effect", to_string(impact.effect)},
                           {"severity", to_string(impact.severity)},
                           {"need", impact.need},
                           {"kind", to_string(impact.kind)},
                           {"before", impact.before},
                           {"after", impact.after},
                           {"nearest", impact.nearest},
                           {"applications", names_of(fleet, impact.applications)}});
    }
    Json undecided = Json::array();
    for (const auto& one : fleet.undecided)
        undecided.push_back({{"need", one.need},
                             {"kind", to_string(one.kind)},
                             {"before", one.before},
                             {"after", one.after},
                             {"applications", names_of(fleet, one.applications)}});
    Json not_checked = Json::array();
    for (const auto& [application, things] : fleet.not_checked)
        not_checked.push_back({{"application", fleet.applications[application]}, {"things", things}});
    return {{"count", fleet.applications.size()},    {"needs", fleet.needs},
            {"by_effect", std::move(effects)},       {"undecided", std::move(undecided)},
            {"not_checked", std::move(not_checked)}, {"other_arches", fleet.other_arches},
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
                         {"undecided", fleet.undecided.size()},
                         {"not_checked", fleet.not_checked.size()},
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
    for (const auto& one : fleet.undecided)
        for (const auto application : one.applications)
            text += line_of({{"schema", "rpmgap-impact/1"},
                             {"kind", "undecided"},
                             {"old", old_id},
                             {"new", new_id},
                             {"application", fleet.applications[application]},
                             {"need", one.need},
                             {"need_kind", to_string(one.kind)},
                             {"before", one.before},
                             {"after", one.after}});
    for (const auto& [application, things] : fleet.not_checked)
        text += line_of({{"schema", "rpmgap-impact/1"},
                         {"kind", "not-checked"},
                         {"old", old_id},
                         {"new", new_id},
                         {"application", fleet.applications[application]},
                         {"things", things}});
    return text;
}

}  // namespace rpmgap::report
