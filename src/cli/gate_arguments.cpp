#include "cli/gate_arguments.hpp"

#include <CLI/CLI.hpp>

namespace rpmgap::cli {

GateArguments::GateArguments(CLI::App& subcommand) {
    subcommand.add_option("--fail-on", fail_on_, "Least severity that makes the exit code 1")
        ->check(CLI::IsMember({"note", "warning", "error", "blocker", "never"}))
        ->capture_default_str();
    subcommand.add_flag("--strict", strict_, "Exit with 5 when something was not checked");
}

model::Gate GateArguments::gate() const {
    model::Gate gate;
    gate.never = fail_on_ == "never";
    gate.strict = strict_;
    for (const auto severity :
         {model::Severity::note, model::Severity::warning, model::Severity::error, model::Severity::blocker})
        if (fail_on_ == to_string(severity)) gate.fail_on = severity;
    return gate;
}

}  // namespace rpmgap::cli
