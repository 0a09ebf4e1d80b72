#include <fmt/format.h>

#include "audit/checks/checks.hpp"
#include "audit/phrases.hpp"

namespace rpmgap::audit {

namespace {

// A conflict on the baseline too, of whatever versions: the application could not be installed there either.
Hit conflict(const Case& c, const model::Breakage& broken) {
    const auto* there = c.baseline != nullptr && c.baseline->breakage ? &*c.baseline->breakage : nullptr;
    const bool on_both = there != nullptr && there->is_conflict;
    std::string nearest;
    if (on_both)
        nearest = there->cause == broken.cause ? fmt::format("so it is on {}", c.baseline_id())
                                               : fmt::format("on {}, {}", c.baseline_id(), there->cause);
    return Hit{.cause = broken.cause,
               .message = fmt::format("what provides it conflicts with what it needs on {}", c.target_id()),
               .nearest = std::move(nearest),
               .remedy = "report the broken package to the distribution, or use another provider",
               .chain = broken.chain,
               .severity = on_both ? model::Severity::warning : model::Severity::blocker};
}

std::optional<Hit> run_uninstallable(const Case& c) {
    if (!c.target.breakage) return std::nullopt;
    const auto& broken = *c.target.breakage;
    if (broken.is_conflict) return conflict(c, broken);
    // Broken the same way today: the move does not change it.
    const bool on_both = c.baseline != nullptr && c.baseline->breakage && c.baseline->breakage->cause == broken.cause;
    const bool hidden = broken.hidden.kind == model::NearestMiss::Kind::hidden;
    auto chain = broken.chain;
    chain.push_back(broken.met_elsewhere ? fmt::format("only in {}", broken.elsewhere)
                    : hidden             ? "nothing that is seen"
                                         : "nothing");
    auto nearest = broken.met_elsewhere ? fmt::format("the channel {} has {}", broken.elsewhere, broken.cause)
                   : hidden             ? to_string(broken.hidden)
                                        : fmt::format("no channel has {}", broken.cause);
    if (on_both) nearest += fmt::format("; {} is broken the same way", c.baseline_id());
    const bool can_be_seen = !broken.hidden.remedy.empty();
    return Hit{
        .cause = broken.cause,
        .message = fmt::format("what provides it cannot be installed from the enabled channels of {}", c.target_id()),
        .nearest = std::move(nearest),
        .remedy = broken.met_elsewhere
                      ? fmt::format("enable the channel {}, knowing its support state", broken.elsewhere)
                  : can_be_seen ? broken.hidden.remedy
                                : "report the broken package to the distribution, or bring what it needs along",
        .chain = std::move(chain),
        .severity = on_both ? model::Severity::warning : model::Severity::blocker};
}

}  // namespace

const Check uninstallable{
    .code = "RG501",
    .name = "uninstallable",
    .family = "closure",
    .severity = model::Severity::blocker,
    .finds =
        "A package of the target that meets a requirement and cannot itself be installed from the enabled channels.",
    .why = "dnf ends with \"nothing provides\" or \"conflicting requests\" for a package the application never named.",
    .cure = "Enable the channel that has the missing part, or report the broken package.",
    .wrong = "A repository of yours has the missing part and was not given with --repo.",
    .run = run_uninstallable,
};

}  // namespace rpmgap::audit
