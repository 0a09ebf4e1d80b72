// The first line of a finding in the formats that people read.
#pragma once

#include <string>

#include "model/finding.hpp"
#include "report/writer.hpp"

namespace rpmgap::report {

/// "BLOCKER  RG301 version-too-old  libfoo >= 2          a41c7e09" with a newline, the mark at the right edge; on a
/// line of its own where it does not fit.
[[nodiscard]] std::string title_of(const model::Finding& finding, const WriteOptions& options);

/// "BLOCKER" of a severity, in its colour where the terminal has some.
[[nodiscard]] std::string severity_word(model::Severity severity, const WriteOptions& options);

}  // namespace rpmgap::report
