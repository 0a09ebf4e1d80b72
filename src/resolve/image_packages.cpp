#include "resolve/image_packages.hpp"

#include <algorithm>

namespace rpmgap::resolve {

ImagePackages image_packages(const SolvPool& pool, const model::Image& image) {
    const ChannelSet enabled(pool, model::Support::enabled);
    Tier tier(pool, enabled);
    tier.remove_foreign();  // an image is made of its distribution alone
    ImagePackages found;
    IdQueue jobs;
    for (const auto& name : image.packages) {
        auto packages = pool.packages_named(name);
        std::erase_if(packages, [&](Id package) { return !tier.has(package); });
        if (packages.empty()) {
            found.missing.push_back(name);
        } else {
            found.named.push_back(pool.preferred(packages));
            tier.ask_for_one(jobs, {found.named.back()}, true);
        }
    }
    const auto solver = tier.solve(jobs);
    IdQueue decisions;
    solver_get_decisionqueue(solver.get(), decisions.raw());
    for (const Id decision : decisions)
        if (decision > 0 && decision != SYSTEMSOLVABLE) found.packages.push_back(decision);
    std::sort(found.packages.begin(), found.packages.end());
    return found;
}

}  // namespace rpmgap::resolve
