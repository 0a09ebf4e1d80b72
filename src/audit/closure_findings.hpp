// What the closure of a distribution is worth to a reader: each root cause a finding, with the code of what is wrong.
#pragma once

#include <vector>

#include "model/closure.hpp"

namespace rpmgap::audit {

/// One finding for each cause of each tier; their subjects are packages, by length of the chain. Sorted by severity,
/// then by how many packages there are. Fingerprints hash the distribution, the tier and the cause, and below it the
/// package's name and architecture: they survive other versions and another architecture's run. What keeps a
/// package from being built has other ones than what keeps it from being installed.
[[nodiscard]] std::vector<model::Finding> closure_findings(const model::Closure& closure);

}  // namespace rpmgap::audit
