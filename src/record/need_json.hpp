// The header and the needs in a record.
#pragma once

#include <nlohmann/json.hpp>

#include "record/record.hpp"

namespace rpmgap::record {

[[nodiscard]] nlohmann::ordered_json json_of(const Header& header);
[[nodiscard]] nlohmann::ordered_json json_of(const model::Question& question, const Asking& asking);

/// The first line of a record, also of one that is of another version or none at all: Damage says so.
[[nodiscard]] Header header_of(const nlohmann::json& json);

}  // namespace rpmgap::record
