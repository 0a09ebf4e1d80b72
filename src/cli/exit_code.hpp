// Exit codes: a finding never looks like a tool failure, nor the reverse.
#pragma once

#include <cstddef>
#include <vector>

#include "model/gate.hpp"
#include "support/result.hpp"

namespace rpmgap::cli {

enum class ExitCode : int {
    clean = 0,
    findings = 1,  ///< at or over --fail-on
    usage = 2,
    fault = 3,  ///< a repository, an input path, a cache or an output
    internal = 4,
    not_checked = 5,  ///< with --strict, or when nothing was audited at all
};

[[nodiscard]] ExitCode exit_code_of(support::Fault fault);

/// Of a run with these findings that left so many things unchecked.
[[nodiscard]] ExitCode exit_code_of(const std::vector<model::Finding>& findings, std::size_t not_checked,
                                    const model::Gate& gate);
/// Of a scan: one that found nothing to audit is no clean one, unless findings never fail it.
[[nodiscard]] ExitCode exit_code_of(const model::Report& report, const model::Gate& gate);

}  // namespace rpmgap::cli
