// What readers say of one file beyond its requirements, in a record. The inverses throw Damage.
#pragma once

#include <nlohmann/json.hpp>

#include "model/application.hpp"

namespace rpmgap::record {

[[nodiscard]] nlohmann::ordered_json json_of(const model::ElfFacts& elf);
[[nodiscard]] nlohmann::ordered_json json_of(const model::RpmFacts& rpm);
[[nodiscard]] nlohmann::ordered_json json_of(const model::ScriptFacts& script);
[[nodiscard]] nlohmann::ordered_json json_of(const model::BaseImage& image);

[[nodiscard]] model::ElfFacts elf_of(const nlohmann::json& json);
[[nodiscard]] model::RpmFacts rpm_of(const nlohmann::json& json);
[[nodiscard]] model::ScriptFacts script_of(const nlohmann::json& json);
[[nodiscard]] model::BaseImage image_of(const nlohmann::json& json);

}  // namespace rpmgap::record
