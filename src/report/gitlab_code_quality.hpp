// GitLab's code quality report: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
#pragma once

#include "report/writer.hpp"

namespace rpmgap::report {

/// An array with an entry for each finding and subject. GitLab compares it with that of the target branch by
/// fingerprint, so what an earlier report had is in it; what is waived or fixed is not. `rpmgap` in each entry has what
/// GitLab does not ask for: both fingerprints and the status.
[[nodiscard]] std::string write_gitlab_code_quality(const model::Report& report, const WriteOptions& options);

}  // namespace rpmgap::report
