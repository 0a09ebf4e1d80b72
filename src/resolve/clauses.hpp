// Rich dependencies as clauses over packages: what must hold of a set of packages in which the dependency holds. The
// same meaning as libsolv gives its rules (its src/cplxdeps.c and src/rules.c; rpm's boolean dependencies:
// https://rpm-software-management.github.io/rpm/manual/more_dependencies.html).
#pragma once

#include <optional>
#include <vector>

#include "resolve/tier.hpp"

namespace rpmgap::resolve {

/// Holds when one of `present` is in the set, or one of `absent` is not.
struct Clause {
    std::vector<Id> present;  ///< sorted
    std::vector<Id> absent;   ///< sorted; not empty only where a condition has to be met first

    friend bool operator==(const Clause&, const Clause&) = default;
};

/// The clauses of a dependency among the packages of a tier: all of them hold where it does. Empty: it always does.
/// With `negated` those of its contrary, as a conflict asks for. Nothing when there would be too many of them: a
/// dependency that nests deeply grows exponentially, and the solver has to judge it.
[[nodiscard]] std::optional<std::vector<Clause>> clauses_of(const Tier& tier, Id dependency, bool negated = false);

/// A part of the dependency, whatever the operators around it, is met by the package. For dependencies that nest no
/// deeper than clauses_of() takes.
[[nodiscard]] bool is_met_in_part_by(const Tier& tier, Id dependency, Id package);

}  // namespace rpmgap::resolve
