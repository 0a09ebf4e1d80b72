// From the needs of recorded applications, answered by two snapshots, to what the change does to them. Pure.
#pragma once

#include <string>
#include <vector>

#include "model/answer.hpp"
#include "model/finding.hpp"
#include "model/fleet_impact.hpp"
#include "record/fleet.hpp"

namespace rpmgap::compare {

/// What one snapshot says: answers are parallel to Fleet::questions, breakage is that of its closure.
struct FleetAnswers {
    const std::vector<model::Answer>& answers;
    const std::vector<model::Finding>& breakage;
};

/// `arch`: of the snapshots; applications of another one are named and not looked at.
[[nodiscard]] model::FleetImpact impact_on(const record::Fleet& fleet, const std::string& arch,
                                           const FleetAnswers& before, const FleetAnswers& after);

}  // namespace rpmgap::compare
