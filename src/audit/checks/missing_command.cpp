#include <fmt/format.h>

#include "audit/checks/checks.hpp"
#include "audit/phrases.hpp"

namespace rpmgap::audit {

namespace {

std::optional<Hit> run_missing_command(const Case& c) {
    if (!c.unmet() || c.requirement.kind != model::RequirementKind::command) return std::nullopt;
    return Hit{
        .message = unless_hidden(c, fmt::format("no package of {} has this command in its search path", c.target_id())),
        .nearest = near_and_baseline(c),
        .remedy = remedy_unless_hidden(
            c, fmt::format("use another command, or ship {} with the application", c.requirement.capability.name)),
        .confidence = confidence_of_evidence(c)};
}

}  // namespace

const Check missing_command{
    .code = "RG108",
    .name = "missing-command",
    .family = "",
    .severity = model::Severity::error,
    .finds = "A command that a script calls and that no package of the target has in any directory of the search path.",
    .why = "The script ends with \"command not found\" when it gets there.",
    .cure = "Use what the target has, or test for the command first.",
    .wrong =
        "The command is defined in a file that the script sources, or lies in a directory that the script adds to "
        "PATH.",
    .run = run_missing_command,
};

}  // namespace rpmgap::audit
