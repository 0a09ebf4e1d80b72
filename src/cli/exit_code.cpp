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

ExitCode exit_code_of(const std::vector<model::Finding>& findings, std::size_t not_checked, const Gate& gate) {
    const bool failed = !gate.never && std::ranges::any_of(findings, [&](const model::Finding& finding) {
        return finding.severity >= gate.fail_on && !model::is_not_checked(finding);
    });
    if (failed) return ExitCode::findings;
    return gate.strict && not_checked > 0 ? ExitCode::not_checked : ExitCode::clean;
}

ExitCode exit_code_of(const model::Report& report, const Gate& gate) {
    return exit_code_of(report.findings, report.summary.not_checked, gate);
}

}  // namespace rpmgap::cli
