// An explanation of one finding, as text or JSON (schema rpmgap-explanation/1).
#pragma once

#include <string>

#include "model/explanation.hpp"

namespace rpmgap::report {

[[nodiscard]] std::string explanation_text(const model::Explanation& explanation, std::size_t width);
[[nodiscard]] std::string explanation_json(const model::Explanation& explanation);

}  // namespace rpmgap::report
