// A subject, and other things of an application that are not its needs, in a record.
#pragma once

#include <nlohmann/json.hpp>

#include "model/application.hpp"

namespace rpmgap::record {

[[nodiscard]] nlohmann::ordered_json json_of(const model::Subject& subject);
/// Of `trees` trees. Throws Damage.
[[nodiscard]] model::Subject subject_of(const nlohmann::json& json, std::size_t trees);

/// Of what lies in `path`, so that evidence there does not repeat it; empty: of the application.
[[nodiscard]] nlohmann::ordered_json json_of(const model::NotChecked& item, const std::string& path);
/// Throws Damage.
[[nodiscard]] model::NotChecked not_checked_of(const nlohmann::json& json, const std::string& path);

}  // namespace rpmgap::record
