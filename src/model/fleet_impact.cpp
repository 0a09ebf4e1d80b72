#include "model/fleet_impact.hpp"

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

}  // namespace rpmgap::model
