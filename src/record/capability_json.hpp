// Capabilities in a record.
#pragma once

#include <nlohmann/json.hpp>

#include "model/capability.hpp"

namespace rpmgap::record {

/// As rpm prints it where that text is read back as the same; else an object: {"name", "sense", "evr"}, or
/// {"rich": "if", "of": [...]}.
[[nodiscard]] nlohmann::ordered_json json_of(const model::Capability& capability);

/// The inverse. Damage for what no reader of dependencies would make.
[[nodiscard]] model::Capability capability_of(const nlohmann::json& json);

}  // namespace rpmgap::record
