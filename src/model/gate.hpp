// When a finished run fails.
#pragma once

#include <algorithm>

#include "model/finding.hpp"

namespace rpmgap::model {

struct Gate {
    bool never = false;                  ///< findings do not fail the run
    Severity fail_on = Severity::error;  ///< least severity that does
    bool strict = false;                 ///< so does what was not checked
};

/// Not of what was not checked: that is counted apart.
[[nodiscard]] inline bool fails(const Finding& finding, const Gate& gate) {
    return !gate.never && finding.severity >= gate.fail_on && !is_not_checked(finding);
}

/// Nothing that could be read has requirements: neither a directory that a build left empty nor a damaged package is an
/// application that passed. Such a run fails unless findings never do.
[[nodiscard]] inline bool fails_for_emptiness(const Report& report, const Gate& gate) {
    return !gate.never && std::ranges::all_of(report.application.subjects, [](const Subject& subject) {
        return subject.requirements.empty() && !subject.not_checked.empty();
    });
}

}  // namespace rpmgap::model
