// Annotations of GitHub Actions, as workflow commands on standard output:
// https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
#pragma once

#include <cstddef>

#include "report/writer.hpp"

namespace rpmgap::report {

/// GitHub shows so many of each level a step, and 50 a job.
constexpr std::size_t annotations_a_level = 10;

/// One line for each finding that counts, the gravest first, with its first subject: an error for what fails the run
/// (by the gate, and with --strict for what was not checked), else a warning or a notice by its severity. Where not all
/// are told, or something is waived, known or fixed, the last line is a notice that says how many.
[[nodiscard]] std::string write_github_annotations(const model::Report& report, const WriteOptions& options);

}  // namespace rpmgap::report
