// Holds the findings of a run against those of an earlier one: only what is new counts.
#pragma once

#include <vector>

#include "model/finding.hpp"
#include "model/known_report.hpp"

namespace rpmgap::audit {

enum class KnownBy {
    subject,  ///< a new subject under a known cause is new
    cause,    ///< it is known
};

struct Compared {
    std::vector<model::Finding> fresh;
    std::vector<model::Finding> known;
    std::vector<model::Finding> gone;  ///< of the earlier report: nothing of this run says them
};

/// A subject is known by its fingerprint or, under the same cause, by its bare name where the earlier report's subject
/// of that name is gone: it was moved. One that is graver than it was is new. What was not checked is known by what of
/// the subject was not, too. `waived` is not gone. All parts are as grave as their subjects.
[[nodiscard]] Compared compare_with_known(const std::vector<model::Finding>& findings,
                                          const std::vector<model::WaivedFinding>& waived,
                                          const model::KnownReport& known, KnownBy by);

}  // namespace rpmgap::audit
