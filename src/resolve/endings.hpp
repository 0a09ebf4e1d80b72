// Packages of a tier that cannot be installed because a requirement, theirs or one further on, ends in nothing. For all
// packages at once; dead_ends.hpp tells the same of few of them, from what they lead to.
#pragma once

#include <vector>

#include "resolve/package_rules.hpp"

namespace rpmgap::resolve {

class Endings {
public:
    explicit Endings(const PackageRules& rules);

    /// True only where no set of packages has it. Conditions and conflicts are not looked at.
    [[nodiscard]] bool is_doomed(Id package) const { return distance_[static_cast<std::size_t>(package)] != alive; }
    /// What a package requires itself that nothing provides; of a doomed one it may be empty: the end lies further on.
    [[nodiscard]] std::vector<Id> own_ends(Id package) const;
    /// Packages and capabilities in turn, from a doomed package to the nearest capability that nothing provides.
    [[nodiscard]] std::vector<Id> shortest_chain(Id package) const;

private:
    using Index = PackageRules::Index;
    static constexpr Index alive = UINT32_MAX;

    const PackageRules& rules_;
    std::vector<Index> distance_;  // by package: requirements to the end of the chain
    std::vector<Index> through_;   // by doomed package: the rule that the chain goes on with
    std::vector<Id> next_;         // by doomed package: the package behind that rule; 0: nothing provides it
};

}  // namespace rpmgap::resolve
