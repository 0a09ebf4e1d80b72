// From the needs of recorded applications, answered by two snapshots, to what the change does to them. Pure.
#pragma once

#include <string>
#include <vector>

#include "model/answer.hpp"
#include "model/finding.hpp"
#include "model/fleet_impact.hpp"
#include "record/fleet.hpp"

namespace rpmgap::compare {

/// Of one snapshot's answer to one question what a comparison needs: a fleet asks tens of thousands, and whole answers
/// of two snapshots would not fit beside each other.
struct FleetAnswer {
    model::Outcome outcome = model::Outcome::unmet;
    bool absent = false;  ///< undecidable: no package has it, as in model::Answer
    /// The best that a provider which can be installed is in, or that what it needs is in.
    model::Support tier = model::Support::enabled;
    bool installable = true;             ///< false: there are providers, and none of them can be installed
    std::string chosen;                  ///< "libfoo-1-2.x86_64 (base)"; empty: nothing is
    std::vector<std::string> providers;  ///< names of those in the tier, the one that is chosen first
    std::string told;  ///< what comes nearest, why it cannot be told, installed, or from no better tier; or empty
};

/// Parallel to `answers`; breakage is that of the snapshot's closure.
[[nodiscard]] std::vector<FleetAnswer> condensed(const std::vector<model::Answer>& answers,
                                                 const std::vector<model::Finding>& breakage);

/// Answers are parallel to Fleet::questions. `arch`: of the snapshots; applications of another one are named and not
/// looked at.
[[nodiscard]] model::FleetImpact impact_on(const record::Fleet& fleet, const std::string& arch,
                                           const std::vector<FleetAnswer>& before,
                                           const std::vector<FleetAnswer>& after);

}  // namespace rpmgap::compare
