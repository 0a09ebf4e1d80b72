// How many of each severity, as every report tells it.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "model/finding.hpp"

namespace rpmgap::report {

/// "2 errors", "1 note": the gravest first, without those that there are none of.
[[nodiscard]] std::vector<std::string> told_counts(const std::map<model::Severity, std::size_t>& by_severity);

}  // namespace rpmgap::report
