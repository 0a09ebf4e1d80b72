// Explanations of the findings that share one fingerprint, mostly one, as text or JSON (schema rpmgap-explanation/1).
#pragma once

#include <string>

#include "model/explanation.hpp"

namespace rpmgap::report {

[[nodiscard]] std::string explanation_text(const std::vector<model::Explanation>& explanations, std::size_t width);
[[nodiscard]] std::string explanation_json(const std::vector<model::Explanation>& explanations);

}  // namespace rpmgap::report
