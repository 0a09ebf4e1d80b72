// A snapshot in the JSON formats: the same object in each.
#pragma once

#include <nlohmann/json.hpp>

#include "model/distribution.hpp"

namespace rpmgap::report {

[[nodiscard]] nlohmann::ordered_json snapshot_json(const model::Snapshot& snapshot);

}  // namespace rpmgap::report
