#include "cli/exit_code.hpp"

#include <algorithm>

namespace rpmgap::cli {

ExitCode exit_code_of(support::Fault fault) {
    switch (fault) {
        case support::Fault::usage: return ExitCode::usage;
        case support::Fault::input:
        case support::Fault::repository:
        case support::Fault::output: return ExitCode::fault;
        case support::Fault::internal: break;
    }
    return ExitCode::internal;
}

ExitCode exit_code_of(const std::vector<model::Finding>& findings, std::size_t not_checked, const model::Gate& gate) {
    const bool failed =
        std::ranges::any_of(findings, [&](const model::Finding& finding) { return model::fails(finding, gate); });
    if (failed) return ExitCode::findings;
    return gate.strict && not_checked > 0 ? ExitCode::not_checked : ExitCode::clean;
}

ExitCode exit_code_of(const model::Report& report, const model::Gate& gate) {
    const auto code = exit_code_of(report.findings, report.summary.not_checked, gate);
    return code == ExitCode::clean && model::fails_for_emptiness(report, gate) ? ExitCode::not_checked : code;
}

}  // namespace rpmgap::cli
