#include <fmt/format.h>

#include "audit/checks/checks.hpp"
#include "audit/phrases.hpp"

namespace rpmgap::audit {

namespace {

std::optional<Hit> run(const Case& c) {
    if (!c.unmet() || c.target.nearest.kind != model::NearestMiss::Kind::dist_tag) return std::nullopt;
    return Hit{.message = fmt::format("only the dist tag of the bound keeps {} from meeting it", c.target_id()),
               .nearest = near_and_baseline(c),
               .remedy = "rebuild on the target, or write the bound without a dist tag"};
}

}  // namespace

const Check dist_tag_pinned{
    .code = "RG304",
    .name = "dist-tag-pinned",
    .family = "",
    .severity = model::Severity::blocker,
    .finds = "A bound that names another distribution's release tag and would be met without it.",
    .why = "rpm compares the tag like the rest of the release, so the bound can never be met on the target.",
    .cure = "Rebuild the package on the target; bounds made from %{release} follow.",
    .wrong = "Equal without dist tags means the same base, not the same build.",
    .run = run,
};

}  // namespace rpmgap::audit
