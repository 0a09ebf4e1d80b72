#include <fmt/format.h>

#include "audit/checks/checks.hpp"
#include "audit/phrases.hpp"

namespace rpmgap::audit {

namespace {

std::optional<Hit> run_unit_missing(const Case& c) {
    if (!c.unmet() || c.requirement.kind != model::RequirementKind::unit) return std::nullopt;
    return Hit{
        .message = unless_hidden(c, fmt::format("no package of {} has this systemd unit", c.target_id())),
        .nearest = near_and_baseline(c),
        .remedy = remedy_unless_hidden(
            c, "name the target's unit, or ship the unit with the application and test for it before"),
        .confidence = confidence_of_evidence(c),
        .severity = c.subject.kind == model::SubjectKind::unit ? std::optional(model::Severity::error) : std::nullopt};
}

}  // namespace

const Check unit_missing{
    .code = "RG606",
    .name = "unit-missing",
    .family = "",
    .severity = model::Severity::warning,
    .finds = "A systemd unit that a script or another unit asks for, and that no package of the target has.",
    .why =
        "systemctl fails with \"unit not found\", and with `set -e` the script ends there. What a unit file asks for "
        "is an "
        "error: systemd does not start a unit at all when one that it Requires= is not there.",
    .cure = "Name the unit as the target does, or ship it.",
    .wrong =
        "The script or an installer writes the unit itself, a generator makes it, or it is an alias that another "
        "unit takes on when it is enabled.",
    .run = run_unit_missing,
};

}  // namespace rpmgap::audit
