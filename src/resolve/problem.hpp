// Why the solver cannot do what it was asked for, in words that outlive a snapshot.
#pragma once

#include <string>

#include "resolve/tier.hpp"

namespace rpmgap::resolve {

/// Without a source when the solver does not say.
struct Reason {
    Id source = 0;
    Id target = 0;
    Id capability = 0;
    bool is_conflict = false;
    std::string verb;        ///< of a conflict, with blanks around it
    bool ends = false;       ///< nothing at all meets the capability
    std::string words = {};  ///< of two versions of one package: who requires which; empty: nobody does
};

/// The first conflict of a problem, or else what nothing meets: the rules of a problem also have the requirements that
/// lead there, which are met.
[[nodiscard]] Reason reason_of(const Tier& tier, Solver* solver, Id problem);

/// "a.noarch conflicts with b < 2 (b.noarch)", "a.noarch requires b"; empty without a source.
[[nodiscard]] std::string told(const SolvPool& pool, const Reason& reason);

}  // namespace rpmgap::resolve
