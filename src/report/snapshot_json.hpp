// Objects that are the same in each of the JSON formats.
#pragma once

#include <cstddef>
#include <map>

#include <nlohmann/json.hpp>

#include "model/distribution.hpp"
#include "model/finding.hpp"

namespace rpmgap::report {

[[nodiscard]] nlohmann::ordered_json snapshot_json(const model::Snapshot& snapshot);

[[nodiscard]] nlohmann::ordered_json waiver_json(const model::Waiver& waiver);

/// A number for each severity, also where there are none of it.
[[nodiscard]] nlohmann::ordered_json severity_json(const std::map<model::Severity, std::size_t>& by_severity);

}  // namespace rpmgap::report
