#include <fmt/format.h>

#include "audit/checks/checks.hpp"
#include "audit/phrases.hpp"

namespace rpmgap::audit {

namespace {

std::optional<Hit> run_missing_soname(const Case& c) {
    if (!c.unmet() || c.requirement.kind != model::RequirementKind::soname) return std::nullopt;
    const auto library = library_of(c.requirement.capability.name);
    return Hit{
        .message = unless_hidden(c, fmt::format("no package of {} has this library", c.target_id())),
        .nearest = near_and_baseline(c),
        .remedy = remedy_unless_hidden(c, fmt::format("ship {} beside the application, or build without it", library))};
}

}  // namespace

const Check missing_soname{
    .code = "RG103",
    .name = "missing-soname",
    .family = "",
    .severity = model::Severity::blocker,
    .finds = "A shared library that no package of any channel of the target has where the loader would find it.",
    .why = "The program does not start: ld.so cannot open the shared object.",
    .cure = "Ship the library with the application, build the package that has it, or build without it.",
    .wrong = "The library comes from outside rpm, or the program finds it through LD_LIBRARY_PATH.",
    .run = run_missing_soname,
};

}  // namespace rpmgap::audit
