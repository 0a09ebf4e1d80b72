// Dynamic symbols in a record.
#pragma once

#include <nlohmann/json.hpp>

#include "model/symbols.hpp"

namespace rpmgap::record {

[[nodiscard]] nlohmann::ordered_json json_of(const model::ElfSymbols& symbols);
/// The inverse; throws Damage.
[[nodiscard]] model::ElfSymbols symbols_of(const nlohmann::json& json);

}  // namespace rpmgap::record
