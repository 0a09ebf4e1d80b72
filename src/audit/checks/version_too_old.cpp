#include <fmt/format.h>

#include "audit/checks/checks.hpp"
#include "audit/phrases.hpp"

namespace rpmgap::audit {

namespace {

std::optional<Hit> run_version_too_old(const Case& c) {
    if (!c.unmet() || c.target.nearest.kind != model::NearestMiss::Kind::other_version) return std::nullopt;
    return Hit{
        .message = with_outlook(
            c, c.target.nearest.epoch
                   ? fmt::format("the version fits but the epoch on {} does not; a missing epoch is 0", c.target_id())
                   : told_versions(c)),
        .nearest = near_and_baseline(c),
        .remedy = remedy_of_version(c),
        .confidence = confidence_of_evidence(c)};
}

}  // namespace

const Check version_too_old{
    .code = "RG301",
    .name = "version-too-old",
    .family = "",
    .severity = model::Severity::blocker,
    .finds =
        "A version that is asked for, by a bound or by a word of an install command, and that no package of the target "
        "has although the name is there: it is older, or has passed the version.",
    .why = "rpm refuses to install the package, or dnf finds no match for the word.",
    .cure = "Relax the bound, name the package without its version, or build the version that is asked for.",
    .wrong =
        "Never for the snapshot that was read; a newer snapshot may have the version, where the message does not say "
        "that none will.",
    .run = run_version_too_old,
};

}  // namespace rpmgap::audit
