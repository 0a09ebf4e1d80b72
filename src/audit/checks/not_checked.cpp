#include <fmt/format.h>

#include "audit/checks/checks.hpp"
#include "audit/phrases.hpp"

namespace rpmgap::audit {

namespace {

std::optional<Hit> run(const Case& c) {
    if (c.target.outcome != model::Outcome::undecidable) return std::nullopt;
    return Hit{.cause = c.target.reason,
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
    .run = run,
};

}  // namespace rpmgap::audit
