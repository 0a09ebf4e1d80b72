// Which findings a reader has to see first, where not all can be seen.
#pragma once

#include <vector>

#include "model/finding.hpp"

namespace rpmgap::report {

/// By severity, confidence, and how many subjects hang on it; else in the order given. What was not checked comes last.
[[nodiscard]] std::vector<const model::Finding*> gravest_first(const std::vector<model::Finding>& findings);

}  // namespace rpmgap::report
