#include <fmt/format.h>

#include "audit/checks/checks.hpp"
#include "audit/phrases.hpp"

namespace rpmgap::audit {

namespace {

std::optional<Hit> run_not_checked(const Case& c) {
    if (c.target.outcome != model::Outcome::undecidable || c.unmet()) return std::nullopt;
    if (!c.target.uncarried)
        return Hit{.cause = c.target.reason,
                   .message = c.target.reason,
                   .nearest = {},
                   .remedy = "check it by hand; --strict makes a run with such results fail",
                   .chain = {"not checked"}};
    // Folded and fingerprinted by what is asked for; the reason has counts that change with every snapshot.
    const auto what = asks_for_library(c.requirement)                         ? "libraries"
                      : asks_for_path(c.requirement)                          ? "paths"
                      : c.requirement.kind == model::RequirementKind::command ? "commands"
                      : c.requirement.kind == model::RequirementKind::module  ? "modules"
                                                                              : "capabilities";
    return Hit{.cause = fmt::format("{} that the metadata of {} cannot answer", what, c.target_id()),
               .message = c.target.reason,
               .nearest = {},
               .remedy = "give repositories whose metadata carries it, or check it by hand"};
}

}  // namespace

const Check not_checked{
    .code = "RG901",
    .name = "not-checked",
    .family = "not-checked",
    .severity = model::Severity::warning,
    .finds = "Something that could not be read, or a requirement that the metadata cannot answer.",
    .why = "What was not checked may be missing.",
    .cure = "Follow the reason; --strict makes a run with such results fail.",
    .wrong = "Never: it says what was not done.",
    .run = run_not_checked,
};

}  // namespace rpmgap::audit
