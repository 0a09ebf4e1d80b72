// Packages that cannot be installed from a tier because a requirement, theirs or one further on, ends in nothing: found
// without the solver, which names only the first such end and is asked about the rest.
#pragma once

#include <cstdint>
#include <functional>
#include <unordered_map>
#include <vector>

#include "resolve/tier.hpp"

namespace rpmgap::resolve {

class DeadEnds {
public:
    explicit DeadEnds(const Tier& tier) : tier_(tier) {}

    /// Looks at these packages and all that they may need; adds to what is known.
    void explore(const std::vector<Id>& packages);
    [[nodiscard]] bool is_doomed(Id package) const;

    /// Packages and capabilities in turn, from one of `packages` (all doomed) to the nearest capability that nothing
    /// provides.
    [[nodiscard]] std::vector<Id> shortest_chain(const std::vector<Id>& packages) const;

private:
    using Index = std::uint32_t;
    struct PackageNode {
        Id package;
        std::vector<Index> needs;   // capabilities
        std::vector<Index> serves;  // capabilities
        bool doomed = false;
    };
    struct CapabilityNode {
        Id capability;
        std::vector<Index> needed_by;  // packages
        std::vector<Index> providers;  // packages
        std::size_t alive = 0;         // providers that are not doomed
    };
    Index package_node(Id package);
    Index capability_node(Id capability);
    void spread();
    [[nodiscard]] bool can_end(Id capability) const;

    const Tier& tier_;
    std::vector<PackageNode> packages_;
    std::vector<CapabilityNode> capabilities_;
    std::unordered_map<Id, Index> package_at_;
    std::unordered_map<Id, Index> capability_at_;
    std::vector<Index> unexplored_;  // packages
    std::vector<Index> ended_;       // capabilities that nothing is left for, not yet spread
};

}  // namespace rpmgap::resolve
