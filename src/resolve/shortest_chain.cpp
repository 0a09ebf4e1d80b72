#include "resolve/shortest_chain.hpp"

#include <algorithm>
#include <unordered_set>

namespace rpmgap::resolve {

std::vector<Id> shortest_chain(const SolvPool& pool, const std::vector<Id>& from, const IsPackage& is_goal,
                               const IsPackage& within) {
    struct Step {
        Id package;
        Id through;
        std::size_t before;
    };
    std::vector<Step> steps;
    std::unordered_set<Id> seen;
    std::unordered_set<Id> asked;
    for (const Id first : from)
        if (seen.insert(first).second) steps.push_back({first, 0, steps.size()});
    for (std::size_t at = 0; at < steps.size(); ++at) {
        if (is_goal(steps[at].package)) {
            std::vector<Id> chain;
            for (std::size_t i = at;; i = steps[i].before) {
                chain.push_back(steps[i].package);
                if (steps[i].before == i) break;
                chain.push_back(steps[i].through);
            }
            std::reverse(chain.begin(), chain.end());
            return chain;
        }
        pool.for_each_requirement(steps[at].package, [&](Id requirement) {
            if (!asked.insert(requirement).second) return;
            for (const Id provider : pool.providers_of(requirement))
                if (within(provider) && seen.insert(provider).second) steps.push_back({provider, requirement, at});
        });
    }
    return {};
}

model::Chain told_chain(const SolvPool& pool, const std::vector<Id>& chain) {
    model::Chain told;
    for (std::size_t i = 0; i < chain.size(); ++i)
        if (i % 2 == 0) {
            const auto package = pool.reference(chain[i]);
            told.emplace_back(package.name, package.channel);
        } else {
            told.emplace_back(pool.text_of(chain[i]));
        }
    return told;
}

}  // namespace rpmgap::resolve
