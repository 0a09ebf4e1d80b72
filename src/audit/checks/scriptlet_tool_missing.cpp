#include <algorithm>

#include <fmt/format.h>

#include "audit/checks/checks.hpp"
#include "audit/phrases.hpp"

namespace rpmgap::audit {

namespace {

// Only what nothing provides: a bound, another major or another architecture is told more exactly by its own check.
bool nothing_near(const Case& c) {
    return c.target.nearest.kind == model::NearestMiss::Kind::none || is_hidden(c);
}

bool can_be_a_tool(const Case& c) {
    return !asks_for_library(c.requirement) && c.requirement.kind != model::RequirementKind::unit;
}

// A %pre runs before the package's own files are there.
bool comes_too_late(const Case& c) {
    const auto& requirement = c.requirement;
    const bool is_before = requirement.evidence.section == "%pre" || requirement.evidence.section == "%pretrans";
    const bool is_own_command = c.subject.rpm && requirement.kind == model::RequirementKind::command;
    if (!is_before || !is_own_command || requirement.guarded || !c.met() || c.target.providers.empty()) return false;
    return std::ranges::all_of(c.target.providers, [&](const model::Provider& each) {
        return each.package.channel == "@application" && each.package.name == c.subject.rpm->name;
    });
}

std::optional<Hit> run(const Case& c) {
    if (comes_too_late(c))
        return Hit{.message = fmt::format("{} runs before the package's files are there, and nothing else has it",
                                          c.requirement.evidence.section),
                   .nearest = {},
                   .remedy = "move the call to %post, or put the command into a package that Requires(pre) names",
                   .chain = {link_to(c.target.providers.front().package)},
                   .confidence = confidence_of_evidence(c)};
    if (!c.unmet() || !c.requirement.scriptlet || !can_be_a_tool(c) || !nothing_near(c)) return std::nullopt;
    return Hit{
        .message = unless_hidden(c, fmt::format("a scriptlet needs it, and no package of {} has it", c.target_id())),
        .nearest = near_and_baseline(c),
        .remedy = remedy_unless_hidden(c, "change the scriptlet to what the target has, or let it do without"),
        .confidence = confidence_of_evidence(c),
        // What it tests for before is not run, and one step less for that makes it a warning.
        .severity = c.requirement.guarded ? std::optional(model::Severity::error) : std::nullopt};
}

}  // namespace

const Check scriptlet_tool_missing{
    .code = "RG505",
    .name = "scriptlet-tool-missing",
    .family = "",
    .severity = model::Severity::blocker,
    .finds =
        "A package, file or command that a scriptlet of an RPM needs while it runs, and that nothing on the target "
        "provides, or for a %pre nothing but the package itself.",
    .why = "A %pre that fails keeps the package from being installed; any other one leaves it half set up.",
    .cure = "Change the scriptlet, or bring along what it calls in a package of its own.",
    .wrong =
        "A repository of yours provides it and was not given with --repo. In which order packages are installed is not "
        "judged beyond that: a cycle of Requires(pre) is not seen.",
    .run = run,
};

}  // namespace rpmgap::audit
