// Splitting a finding by its subjects: what counts, what is waived, what is known.
#pragma once

#include <vector>

#include "model/finding.hpp"

namespace rpmgap::audit {

/// The same finding with these of its subjects, as grave as they are; where the chain leads through another one, it
/// becomes that of the subject with the shortest chain, with the same end.
[[nodiscard]] model::Finding part_of(const model::Finding& finding, std::vector<model::FindingSubject> subjects);

}  // namespace rpmgap::audit
