#include "model/fleet_impact.hpp"

#include <algorithm>

namespace rpmgap::model {

std::string_view to_string(Effect effect) {
    switch (effect) {
        case Effect::breaks: return "breaks";
        case Effect::cannot_install: return "cannot-install";
        case Effect::leaves_support: return "leaves-support";
        case Effect::becomes_unknown: return "becomes-unknown";
        case Effect::provider_changes: return "provider-changes";
        case Effect::mends: return "mends";
    }
    return "";
}

std::map<Effect, std::size_t> applications_by_effect(const FleetImpact& fleet) {
    std::map<Effect, std::vector<bool>> hit;
    std::map<Effect, std::size_t> counts;
    for (const auto& impact : fleet.impacts) {
        auto& seen = hit[impact.effect];
        seen.resize(fleet.applications.size());
        for (const auto application : impact.applications) {
            if (seen[application]) continue;
            seen[application] = true;
            ++counts[impact.effect];
        }
    }
    return counts;
}

bool is_whole(const FleetImpact& fleet) {
    const bool is_known = std::ranges::none_of(
        fleet.impacts, [](const Impact& impact) { return impact.effect == Effect::becomes_unknown; });
    return is_known && fleet.undecided.empty() && fleet.not_checked.empty() && fleet.other_arches.empty();
}

}  // namespace rpmgap::model
