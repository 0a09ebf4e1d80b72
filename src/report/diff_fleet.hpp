// What a change does to recorded applications, in the formats of rpmgap diff.
#pragma once

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "model/fleet_impact.hpp"

namespace rpmgap::report {

/// "10 recorded applications: 2 break, 1 needs a less supported channel; 3 needs of 2 applications cannot be told".
[[nodiscard]] std::string fleet_summary(const model::FleetImpact& fleet);

/// "libfoo.so.1()(64bit) breaks 3 applications: a, b, c; was met by foo-1-1.x86_64 (base); nearest: ...". `all`: no
/// list is cut.
[[nodiscard]] std::string sentence_of(const model::FleetImpact& fleet, const model::Impact& impact, bool all);

/// What could not be told, and of which applications: a sentence for each need, then one for what was not checked when
/// they were recorded and one for records of another architecture.
[[nodiscard]] std::vector<std::string> sentences_of_unknown(const model::FleetImpact& fleet, bool all);

[[nodiscard]] nlohmann::ordered_json fleet_json(const model::FleetImpact& fleet);

/// A line for the run and one for each application and impact: objects with flat fields, for an engine that reads
/// NDJSON. `old_id` and `new_id` name the snapshots.
[[nodiscard]] std::string fleet_ndjson(const model::FleetImpact& fleet, const std::string& old_id,
                                       const std::string& new_id);

}  // namespace rpmgap::report
