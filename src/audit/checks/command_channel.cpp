#include <algorithm>

#include <fmt/format.h>

#include "audit/checks/checks.hpp"
#include "audit/phrases.hpp"

namespace rpmgap::audit {

namespace {

std::optional<Hit> run_command_channel(const Case& c) {
    if (c.requirement.kind != model::RequirementKind::command) return std::nullopt;
    if (c.target.tier != model::Support::unsupported) return std::nullopt;
    const auto* provider = provider_in(c.target, model::Support::unsupported);
    if (provider == nullptr) return std::nullopt;
    const auto& package = provider->package;
    return Hit{.message = fmt::format("only the unsupported channel {} of {} has this command", package.channel,
                                      c.target_id()),
               .nearest = on_baseline(c),
               .remedy = fmt::format("do without the command, or ask for {} in a supported channel", package.name),
               .chain = {link_to(package)},
               .confidence = std::max(confidence_of_evidence(c), provider->confidence)};
}

}  // namespace

const Check command_channel{
    .code = "RG203",
    .name = "command-channel",
    .family = "channel",
    .severity = model::Severity::error,
    .finds = "A command that a script calls and that only a channel without support has.",
    .why = "Where that channel is not enabled the script ends with \"command not found\" when it gets there.",
    .cure = "Use a command of a supported channel, or test for this one first.",
    .wrong = "The script brings the command along, or the support state, a dated fact of the profile, has changed.",
    .run = run_command_channel,
};

}  // namespace rpmgap::audit
