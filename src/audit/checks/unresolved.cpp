#include <fmt/format.h>

#include "audit/checks/checks.hpp"
#include "audit/phrases.hpp"

namespace rpmgap::audit {

namespace {

std::optional<Hit> run(const Case& c) {
    if (!c.unmet() || c.baseline == nullptr || c.baseline->outcome != model::Outcome::unmet) return std::nullopt;
    // There, and only filtered out: what to do about it is another thing.
    if (is_hidden(c) || c.baseline->nearest.kind == model::NearestMiss::Kind::hidden) return std::nullopt;
    const bool newer = c.target.nearest.kind == model::NearestMiss::Kind::library_only;
    const bool never = !c.target.nearest.never.empty();
    return Hit{
        .message = newer   ? fmt::format("neither {} nor {} has this version: built with another or newer {}",
                                         c.target_id(), c.baseline_id(), library_of(c.requirement.capability.name))
                   : never ? with_outlook(c, fmt::format("neither {} nor {} has a version that fits", c.target_id(),
                                                         c.baseline_id()))
                           : fmt::format("neither {} nor {} has it: third-party, bundled elsewhere, or not part of a "
                                         "distribution",
                                         c.target_id(), c.baseline_id()),
        .nearest = to_string(c.target.nearest),
        .remedy = newer   ? "build on the oldest distribution that it has to run on"
                  : never ? "change the bound: as it is, no package of the target will meet it"
                          : "bring it along from where it comes from today; the migration does not change it",
        .confidence = confidence_of_evidence(c)};
}

}  // namespace

const Check unresolved{
    .code = "RG109",
    .name = "unresolved-everywhere",
    .family = "",
    .severity = model::Severity::warning,
    .finds = "A requirement that neither the target nor the baseline meets.",
    .why = "The move to the target does not break it: it needs something from outside both distributions already.",
    .cure = "Name the repository it comes from with --repo, for the target and for the baseline.",
    .wrong = "The baseline given is not the distribution the application runs on today.",
    .run = run,
};

}  // namespace rpmgap::audit
