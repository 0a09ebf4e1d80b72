#include <fmt/format.h>

#include "audit/checks/checks.hpp"
#include "audit/phrases.hpp"
#include "resolve/evr.hpp"

namespace rpmgap::audit {

namespace {

std::optional<Hit> run(const Case& c) {
    if (!c.met() || c.baseline == nullptr || c.baseline->outcome != model::Outcome::satisfied) return std::nullopt;
    if (c.target.providers.empty() || c.baseline->providers.empty()) return std::nullopt;
    const auto& here = c.target.providers.front().package;
    const auto& there = c.baseline->providers.front().package;
    if (here.name != there.name || here.channel == "@application" || there.channel == "@application")
        return std::nullopt;
    const auto base = [](const std::string& evr, const model::Snapshot& snapshot) {
        return resolve::without_dist_tag(evr, snapshot.distribution.dist_tags);
    };
    if (resolve::compare_evr(base(here.evr, c.target_snapshot), base(there.evr, *c.baseline_snapshot)) >= 0)
        return std::nullopt;
    return Hit{.cause = here.name,
               .message = fmt::format("{} is {} on {}, older than {} on {}", here.name, here.evr, c.target_id(),
                                      there.evr, c.baseline_id()),
               .nearest = {},
               .remedy = "test what the application uses of it; later fixes and features are not there",
               .chain = {package_and_channel(here)}};
}

}  // namespace

const Check version_older{
    .code = "RG302",
    .name = "version-older",
    .family = "package-version",
    .severity = model::Severity::warning,
    .finds =
        "A requirement that the target meets with an older build of the package than the baseline has, dist tags "
        "aside.",
    .why = "Fixes and features that the application was tested with may be missing.",
    .cure = "Test on the target, or bring the newer version along.",
    .wrong = "Fixes may have been applied to the older version.",
    .run = run,
};

}  // namespace rpmgap::audit
