// Sets of packages in which every rule holds: who is in one can be installed, without asking a solver. Sound, not
// complete: who is in none may still be installable.
#pragma once

#include <cstddef>
#include <vector>

#include "resolve/endings.hpp"
#include "resolve/package_rules.hpp"

namespace rpmgap::resolve {

class WitnessSet {
public:
    WitnessSet(const PackageRules& rules, const Endings& endings);

    [[nodiscard]] bool has(Id package) const { return in_[static_cast<std::size_t>(package)]; }
    [[nodiscard]] const std::vector<Id>& packages() const { return order_; }
    void clear() { undo({}); }

    /// Adds a package and what it needs. False: it does not go with what is there; nothing was changed.
    bool add(Id package);

    /// Looks at every rule of every package in the set, as if nothing was known of how it was made.
    [[nodiscard]] bool holds() const;

private:
    using Index = PackageRules::Index;
    struct Mark {
        std::size_t packages = 0;
        std::size_t waits = 0;
    };

    void enter(Id package);
    bool meet(Index index);
    [[nodiscard]] bool is_free(Id package) const;
    void undo(const Mark& to);

    const PackageRules& rules_;
    const Endings& endings_;
    std::vector<bool> in_;
    std::vector<Index> kept_out_;  // by package: how many in the set exclude it
    std::vector<Id> order_;        // as they entered
    std::vector<Index> needs_;     // rules that are still to be met
    // By package: rules with a condition that it would meet; and the packages in the order in which rules came to wait.
    std::vector<std::vector<Index>> waiting_;
    std::vector<Id> waited_for_;
};

/// Which of `packages`, and of what came in with them, are in some witness set; by package.
[[nodiscard]] std::vector<bool> witnessed(const PackageRules& rules, const Endings& endings,
                                          const std::vector<Id>& packages);

}  // namespace rpmgap::resolve
