#include <fmt/format.h>

#include "audit/checks/checks.hpp"
#include "audit/phrases.hpp"

namespace rpmgap::audit {

namespace {

std::optional<Hit> run(const Case& c) {
    if (!c.unmet() || c.target.nearest.kind != model::NearestMiss::Kind::other_version) return std::nullopt;
    const bool never = !c.target.nearest.never.empty();
    return Hit{
        .message = with_outlook(
            c, c.target.nearest.epoch
                   ? fmt::format("the version fits but the epoch on {} does not; a missing epoch is 0", c.target_id())
                   : fmt::format("{} has it, in no version that fits", c.target_id())),
        .nearest = near_and_baseline(c),
        .remedy = never ? "change the bound: as it is, no package of the target will meet it"
                        : "relax the bound if the version that is there will do, or bring the other one along"};
}

}  // namespace

const Check version_too_old{
    .code = "RG301",
    .name = "version-too-old",
    .family = "",
    .severity = model::Severity::blocker,
    .finds = "A bound on a version that no package of the target meets although the name is there.",
    .why = "rpm refuses to install the package.",
    .cure = "Relax the bound, or build the version that is asked for.",
    .wrong =
        "Never for the snapshot that was read; a newer snapshot may have the version, where the message does not say "
        "that none will.",
    .run = run,
};

}  // namespace rpmgap::audit
