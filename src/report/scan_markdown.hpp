// A scan as Markdown, for a comment on a pull request and for the summary of a step.
#pragma once

#include <string>

#include "report/writer.hpp"

namespace rpmgap::report {

/// GitHub refuses a comment of more characters, and drops a summary of more than 1,024 KiB whole.
constexpr std::size_t longest_comment = 65536;

/// The first line says whether the run fails and why. Never longer than a comment may be, whatever the options: what is
/// cut is counted.
[[nodiscard]] std::string write_markdown(const model::Report& report, const WriteOptions& options);

}  // namespace rpmgap::report
