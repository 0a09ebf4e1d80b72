#include "resolve/dead_ends.hpp"

#include <algorithm>
#include <string_view>

namespace rpmgap::resolve {

DeadEnds::Index DeadEnds::package_node(Id package) {
    const auto [entry, fresh] = package_at_.try_emplace(package, static_cast<Index>(packages_.size()));
    if (fresh) {
        packages_.push_back({package, {}, {}});
        unexplored_.push_back(entry->second);
    }
    return entry->second;
}

DeadEnds::Index DeadEnds::capability_node(Id capability) {
    const auto [entry, fresh] = capability_at_.try_emplace(capability, static_cast<Index>(capabilities_.size()));
    const Index index = entry->second;
    if (!fresh) return index;
    capabilities_.push_back({capability, {}, {}});
    const auto providers = tier_.providers_of(capability);
    for (const Id provider : providers) {
        const Index node = package_node(provider);
        packages_[node].serves.push_back(index);
        capabilities_[index].providers.push_back(node);
        if (!packages_[node].doomed) ++capabilities_[index].alive;
    }
    if (capabilities_[index].alive == 0) ended_.push_back(index);
    return index;
}

// A rich dependency needs the solver to judge it; what rpm itself provides never ends.
bool DeadEnds::can_end(Id capability) const {
    const Pool* pool = tier_.pool().raw();
    if (is_rich(pool, capability)) return false;
    return !std::string_view(pool_id2str(pool, name_of(pool, capability))).starts_with("rpmlib(");
}

void DeadEnds::explore(const std::vector<Id>& packages) {
    for (const Id package : packages) package_node(package);
    while (!unexplored_.empty()) {
        const Index at = unexplored_.back();
        unexplored_.pop_back();
        tier_.pool().for_each_requirement(packages_[at].package, [&](Id requirement) {
            if (!can_end(requirement)) return;
            const Index need = capability_node(requirement);
            packages_[at].needs.push_back(need);
            capabilities_[need].needed_by.push_back(at);
            // Spread before: what is known to end dooms whoever is found to need it later.
            if (capabilities_[need].alive == 0) ended_.push_back(need);
        });
    }
    spread();
}

void DeadEnds::spread() {
    while (!ended_.empty()) {
        const Index end = ended_.back();
        ended_.pop_back();
        for (const Index at : capabilities_[end].needed_by) {
            if (packages_[at].doomed) continue;
            packages_[at].doomed = true;
            for (const Index served : packages_[at].serves)
                if (--capabilities_[served].alive == 0) ended_.push_back(served);
        }
    }
}

bool DeadEnds::is_doomed(Id package) const {
    const auto node = package_at_.find(package);
    return node != package_at_.end() && packages_[node->second].doomed;
}

std::vector<Id> DeadEnds::shortest_chain(const std::vector<Id>& packages) const {
    struct Step {
        Index package;
        Index through;       // capability of the step before
        std::size_t before;  // index of that step; its own for a first one
    };
    std::vector<Step> steps;
    std::vector<bool> seen(packages_.size());
    const auto visit = [&](Index package, Index through, std::size_t before) {
        if (seen[package] || !packages_[package].doomed) return;
        seen[package] = true;
        steps.push_back({package, through, before});
    };
    for (const Id package : packages)
        if (const auto node = package_at_.find(package); node != package_at_.end())
            visit(node->second, 0, steps.size());
    for (std::size_t at = 0; at < steps.size(); ++at) {
        for (const Index need : packages_[steps[at].package].needs) {
            if (capabilities_[need].alive > 0) continue;
            for (const Index provider : capabilities_[need].providers) visit(provider, need, at);
            if (!capabilities_[need].providers.empty()) continue;
            std::vector<Id> chain = {capabilities_[need].capability};
            for (std::size_t i = at;; i = steps[i].before) {
                chain.push_back(packages_[steps[i].package].package);
                if (steps[i].before == i) break;
                chain.push_back(capabilities_[steps[i].through].capability);
            }
            std::reverse(chain.begin(), chain.end());
            return chain;
        }
    }
    return {};
}

}  // namespace rpmgap::resolve
