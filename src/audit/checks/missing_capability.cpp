#include <fmt/format.h>

#include "audit/checks/checks.hpp"
#include "audit/phrases.hpp"

namespace rpmgap::audit {

namespace {

std::optional<Hit> run(const Case& c) {
    if (!c.unmet()) return std::nullopt;
    return Hit{.message = unless_hidden(c, fmt::format("no package of any channel of {} provides it", c.target_id())),
               .nearest = joined(successor_on_target(c), near_and_baseline(c)),
               .remedy = remedy_unless_hidden(
                   c, "find what provides it, add the channel that has it with --repo, or stop requiring it")};
}

}  // namespace

const Check missing_capability{
    .code = "RG101",
    .name = "missing-capability",
    .family = "",
    .severity = model::Severity::blocker,
    .finds = "A dependency of an RPM that no package of any channel of the target provides.",
    .why = "rpm refuses to install the package.",
    .cure =
        "Use the target's counterpart, bring the provider along in a repository of your own, or drop the dependency.",
    .wrong = "A repository of yours provides it and was not given with --repo.",
    .run = run,
};

}  // namespace rpmgap::audit
