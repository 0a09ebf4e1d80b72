// JUnit XML. It has no specification: this is what the schema of Apache Ant's reports
// (https://github.com/windyroad/JUnit-Schema) and those of Jenkins have in common; but for the time of the run, which
// is there only where the options have one.
#pragma once

#include <cstddef>

#include "report/writer.hpp"

namespace rpmgap::report {

/// What GitLab reads of one file (https://docs.gitlab.com/ci/testing/unit_test_reports/).
constexpr std::size_t junit_bytes = 30'000'000;

/// One suite, named after the application, with a test case for each finding and subject, of class "rpmgap.CODE name":
/// - `failure`: the run fails by it; `error`: it was not checked, and --strict was given;
/// - `skipped`: it is waived, known, below the gate, or was not checked. The reason is the attribute `message`, which
///   Jenkins and Azure show, and begins the text, which GitLab shows;
/// - passed: what is fixed, and one case `scan`, for consumers refuse a file without any.
/// No two cases have one class and name: GitLab takes the first. Within the limit, the gravest first; what was cut is
/// told in `system-out`.
[[nodiscard]] std::string write_junit(const model::Report& report, const WriteOptions& options);

}  // namespace rpmgap::report
