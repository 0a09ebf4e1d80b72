#include <fmt/format.h>

#include "audit/checks/checks.hpp"
#include "audit/phrases.hpp"

namespace rpmgap::audit {

namespace {

std::optional<Hit> run_soname_differs(const Case& c) {
    if (!c.unmet() || c.target.nearest.kind != model::NearestMiss::Kind::other_major) return std::nullopt;
    const auto wanted = library_of(c.requirement.capability.name);
    const auto there = library_of(c.target.nearest.found);
    return Hit{.message = fmt::format("{} has another major of this library", c.target_id()),
               .nearest = near_and_baseline(c),
               .remedy = fmt::format("rebuild against {}, or ship {} beside the application", there, wanted)};
}

}  // namespace

const Check soname_differs{
    .code = "RG104",
    .name = "soname-differs",
    .family = "",
    .severity = model::Severity::blocker,
    .finds = "A shared library of which the target has another major only.",
    .why = "The loader looks for the exact soname; another major is another binary interface.",
    .cure = "Rebuild on the target, or ship the old major with the application.",
    .wrong = "Two unrelated libraries can share a stem.",
    .run = run_soname_differs,
};

}  // namespace rpmgap::audit
