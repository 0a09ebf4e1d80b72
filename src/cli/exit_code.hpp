// Exit codes: a finding never looks like a tool failure, nor the reverse.
#pragma once

#include <cstddef>
#include <vector>

#include "model/finding.hpp"
#include "support/result.hpp"

namespace rpmgap::cli {

enum class ExitCode : int {
    clean = 0,
    findings = 1,  ///< at or over --fail-on
    usage = 2,
    fault = 3,  ///< a repository, an input path, a cache or an output
    internal = 4,
    not_checked = 5,  ///< with --strict
};

[[nodiscard]] ExitCode exit_code_of(support::Fault fault);

/// When does a finished run fail.
struct Gate {
    bool never = false;  ///< findings do not fail the run
    model::Severity fail_on = model::Severity::error;
    bool strict = false;
};
/// Of a run with these findings that left so many things unchecked.
[[nodiscard]] ExitCode exit_code_of(const std::vector<model::Finding>& findings, std::size_t not_checked,
                                    const Gate& gate);
[[nodiscard]] ExitCode exit_code_of(const model::Report& report, const Gate& gate);

}  // namespace rpmgap::cli
