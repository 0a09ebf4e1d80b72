#include <fmt/format.h>

#include "audit/checks/checks.hpp"
#include "audit/chosen_packages.hpp"
#include "audit/phrases.hpp"
#include "resolve/evr.hpp"

namespace rpmgap::audit {

namespace {

std::optional<Hit> run_version_older(const Case& c) {
    const auto chosen = chosen_packages(c);
    if (!chosen || chosen->here.name != chosen->there.name) return std::nullopt;
    if (resolve::compare_evr(chosen->here_evr, chosen->there_evr) >= 0) return std::nullopt;
    const auto& [here, there, here_evr, there_evr] = *chosen;
    return Hit{.cause = here.name,
               .message = fmt::format("{} is {} on {}, older than {} on {}", here.name, here.evr, c.target_id(),
                                      there.evr, c.baseline_id()),
               .nearest = {},
               .remedy = "test what the application uses of it; later fixes and features are not there",
               .chain = {link_to(here)}};
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
    .run = run_version_older,
};

}  // namespace rpmgap::audit
