// The rules as a reference: for a terminal, as JSON, and as Markdown (docs/rules.md).
#pragma once

#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "model/knowledge.hpp"

namespace rpmgap::report {

/// Id, codes and message of each; whole when `in_full`.
[[nodiscard]] std::string rule_text(const std::vector<model::Rule>& rules, bool in_full, std::size_t width);
[[nodiscard]] nlohmann::ordered_json rule_objects(const std::vector<model::Rule>& rules);
[[nodiscard]] std::string rule_markdown(const std::vector<model::Rule>& rules);

}  // namespace rpmgap::report
