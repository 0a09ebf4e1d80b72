#include <algorithm>

#include <fmt/format.h>

#include "audit/checks/checks.hpp"
#include "audit/phrases.hpp"

namespace rpmgap::audit {

namespace {

// A Requires names a package when the baseline has one of that name; without a baseline, when it is written as names
// are. What is no Requires has a check of its own, before this one.
bool names_package(const Case& c) {
    const auto& requirement = c.requirement;
    if (requirement.kind == model::RequirementKind::package) return true;
    const auto& capability = requirement.capability;
    if (capability.rich != model::RichOperator::none) return false;
    if (capability.name.find_first_of("()/: ") != std::string::npos) return false;
    if (c.baseline == nullptr || c.baseline->providers.empty()) return true;
    return std::ranges::any_of(c.baseline->providers,
                               [&](const model::Provider& p) { return p.package.name == capability.name; });
}

std::optional<Hit> run_missing_package(const Case& c) {
    if (!c.unmet() || !names_package(c)) return std::nullopt;
    return Hit{.message = unless_hidden(c, fmt::format("no package of {} has or provides this name", c.target_id())),
               .nearest = joined(successor_on_target(c), near_and_baseline(c)),
               .remedy = remedy_to_successor(
                   c, "look for its new name on the target, build it into a repository of your own, or do without it"),
               .confidence = confidence_of_evidence(c)};
}

}  // namespace

const Check missing_package{
    .code = "RG102",
    .name = "missing-package",
    .family = "",
    .severity = model::Severity::blocker,
    .finds =
        "A package that is named, by a Requires or by an install command, and that nothing on the target has or "
        "provides.",
    .why = "The installation ends with \"no match for argument\" or \"nothing provides\".",
    .cure = "Install its successor or its counterpart, or build the package into a repository of your own.",
    .wrong = "A Requires whose text looks like a package name can be a virtual name; either way nothing provides it.",
    .run = run_missing_package,
};

}  // namespace rpmgap::audit
