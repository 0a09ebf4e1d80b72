#include <fmt/format.h>

#include "audit/checks/checks.hpp"
#include "audit/phrases.hpp"
#include "support/text.hpp"

namespace rpmgap::audit {

namespace {

// "it", or of a rich dependency "its part dash", "its parts dash and foo".
std::string what_is_missing(const Case& c) {
    std::vector<std::string> parts;
    for (const auto& part : c.target.lacking) parts.push_back(to_string(part));
    if (parts.empty()) return "it";
    return fmt::format("its {} {}", parts.size() == 1 ? "part" : "parts", support::join(parts, " and "));
}

// Code that loads a module may never get there, and packages are not named after modules.
std::optional<Hit> run_module(const Case& c, const model::LanguageModule& module) {
    return Hit{.message = unless_hidden(c, fmt::format("no package of any channel of {} has the {} module {}",
                                                       c.target_id(), module.language, module.name)),
               .nearest = near_and_baseline(c),
               .remedy = remedy_unless_hidden(
                   c, fmt::format("ship {} with the application, or do without it where it is not there", module.name)),
               .confidence = model::Confidence::medium,
               .severity = model::Severity::error};
}

std::optional<Hit> run_missing_capability(const Case& c) {
    if (!c.unmet()) return std::nullopt;
    if (c.requirement.kind == model::RequirementKind::module)
        return run_module(c, model::parse_language_module(c.requirement.capability.name));
    return Hit{.message = unless_hidden(
                   c, fmt::format("no package of any channel of {} provides {}", c.target_id(), what_is_missing(c))),
               .nearest = joined(successor_on_target(c), near_and_baseline(c)),
               .remedy = remedy_to_successor(
                   c, "find what provides it, add the channel that has it with --repo, or stop requiring it")};
}

}  // namespace

const Check missing_capability{
    .code = "RG101",
    .name = "missing-capability",
    .family = "",
    .severity = model::Severity::blocker,
    .finds =
        "A dependency of an RPM, or a module that code loads, that no package of any channel of the target provides.",
    .why = "rpm refuses to install the package; code ends where it loads the module.",
    .cure =
        "Use the target's counterpart, bring the provider along in a repository of your own, or drop the dependency.",
    .wrong =
        "A repository of yours provides it and was not given with --repo, or something other than rpm installs the "
        "module.",
    .run = run_missing_capability,
};

}  // namespace rpmgap::audit
