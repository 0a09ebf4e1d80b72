#include "resolve/wanted_sets.hpp"

#include <algorithm>

namespace rpmgap::resolve {

std::vector<Id> wanted_set(const SolvPool& pool, const ChannelSet& channels, const Draft& draft) {
    std::vector<Id> set;
    if (draft.outcome != model::Outcome::satisfied) return set;
    for (const Hit& hit : draft.hits) {
        if (pool.is_application(hit.package)) return {};
        if (hit.loader_finds && channels.has(pool.channel_of(hit.package))) set.push_back(hit.package);
    }
    std::sort(set.begin(), set.end());
    return set;
}

bool is_of_header(const model::Requirement& requirement) {
    return requirement.indispensable() && model::is_rpm_level(requirement.kind);
}

bool holds_up(const model::Question& question, const Draft& draft) {
    return question.kind != model::RequirementKind::unit || draft.outcome == model::Outcome::satisfied;
}

bool needs_nothing(const SolvPool& pool, const Draft& draft) {
    if (draft.outcome != model::Outcome::satisfied) return false;
    return draft.hits.empty() || std::any_of(draft.hits.begin(), draft.hits.end(),
                                             [&](const Hit& hit) { return pool.is_application(hit.package); });
}

}  // namespace rpmgap::resolve
