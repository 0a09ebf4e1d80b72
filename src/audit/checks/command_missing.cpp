#include <fmt/format.h>

#include "audit/checks/checks.hpp"
#include "audit/phrases.hpp"

namespace rpmgap::audit {

namespace {

std::optional<Hit> run_command_missing(const Case& c) {
    if (!c.unmet() || c.requirement.kind != model::RequirementKind::command) return std::nullopt;
    if (c.baseline == nullptr || c.baseline->providers.empty() || is_hidden(c)) return std::nullopt;
    const auto& there = c.baseline->providers.front().package;
    const auto* known = name_on_target(c, there.name);
    if (known == nullptr || !known->package) return std::nullopt;
    return Hit{
        .message = fmt::format("{} has the package {}, and this command is not in it", c.target_id(), there.name),
        .nearest = fmt::format("the package there: {}; {}", package_and_channel(*known->package), on_baseline(c)),
        .remedy = "call what that package has in its place, or add a link of this name",
        .chain = {link_to(*known->package), "nothing"},
        .confidence = confidence_of_evidence(c)};
}

}  // namespace

const Check command_missing{
    .code = "RG405",
    .name = "command-missing-package-there",
    .family = "",
    .severity = model::Severity::error,
    .finds = "A command whose package of the baseline is on the target, too, without the command.",
    .why = "Installing the package does not help: nodejs24 has node-24 and no node.",
    .cure = "Call the command by its name on the target, or make a link.",
    .wrong = "An alternative or a %ghost link makes the command at installation.",
    .run = run_command_missing,
};

}  // namespace rpmgap::audit
