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
    const bool is_before = runs_early(requirement.evidence.section);
    const bool is_own_command = c.subject.rpm && requirement.kind == model::RequirementKind::command;
    if (!is_before || !is_own_command || requirement.guarded || c.target.providers.empty()) return false;
    return std::ranges::all_of(c.target.providers, [&](const model::Provider& each) {
        return each.package.channel == "@application" && each.package.name == c.subject.rpm->name;
    });
}

// There, but nothing makes sure that it is when the scriptlet runs.
bool is_left_to_chance(const Case& c) {
    const bool is_called = c.requirement.kind == model::RequirementKind::command && !c.requirement.guarded;
    if (c.at_scriptlet == nullptr || !is_called || c.target.providers.empty()) return false;
    if (c.target.tier != model::Support::enabled) return false;  // that says more
    return std::ranges::none_of(c.target.providers, [&](const model::Provider& each) {
        const bool is_own = each.package.channel == "@application" && each.package.name == c.subject.rpm->name;
        return is_own || c.at_scriptlet->contains(each.package.name);
    });
}

std::string_view qualifier_of(std::string_view section) {
    for (const std::string_view known : {"%pre", "%post", "%preun", "%postun", "%pretrans", "%posttrans"})
        if (section == known) return known.substr(1);
    return {};
}

std::optional<Hit> run_scriptlet_tool_missing(const Case& c) {
    if (is_left_to_chance(c)) {
        const auto& package = c.target.providers.front().package;
        const auto qualifier = qualifier_of(c.requirement.evidence.section);
        return Hit{.message = fmt::format("{} calls it; {} has it in {}, which is neither in the image {} nor required "
                                          "by the package, so it need not be there by then",
                                          c.requirement.evidence.section, c.target_id(), package.name, c.image()),
                   .nearest = {},
                   .remedy = qualifier.empty()
                                 ? fmt::format("require {} in the package", package.name)
                                 : fmt::format("write Requires({}): {} into the package's spec, or install "
                                               "{} before it",
                                               qualifier, package.name, package.name),
                   .chain = {link_to(package)},
                   .confidence = confidence_of_evidence(c),
                   .severity = model::Severity::error};
    }
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
        "provides, or for a %pre nothing but the package itself; and a command that a scriptlet calls and that neither "
        "the image has nor the package requires.",
    .why = "A %pre that fails keeps the package from being installed; any other one leaves it half set up.",
    .cure = "Change the scriptlet, or bring along what it calls in a package of its own.",
    .wrong =
        "A repository of yours provides it and was not given with --repo. In which order packages are installed is not "
        "judged beyond that: a cycle of Requires(pre) is not seen.",
    .run = run_scriptlet_tool_missing,
};

}  // namespace rpmgap::audit
