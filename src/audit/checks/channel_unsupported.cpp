#include <algorithm>

#include <fmt/format.h>

#include "audit/checks/checks.hpp"
#include "audit/phrases.hpp"

namespace rpmgap::audit {

namespace {

std::optional<Hit> run_channel_unsupported(const Case& c) {
    if (c.target.tier != model::Support::unsupported) return std::nullopt;
    const auto* provider = provider_in(c.target, model::Support::unsupported);
    if (provider == nullptr) return std::nullopt;
    const auto& package = provider->package;
    return Hit{
        .message = fmt::format("only the unsupported channel {} of {} has it", package.channel, c.target_id()),
        .nearest = on_baseline(c),
        .remedy = fmt::format("ask for {} in a supported channel, or build and maintain it yourself", package.name),
        .chain = {link_to(package)},
        .confidence = std::max(confidence_of_evidence(c), provider->confidence)};
}

}  // namespace

const Check channel_unsupported{
    .code = "RG201",
    .name = "channel-unsupported",
    .family = "channel",
    .severity = model::Severity::error,
    .finds = "A requirement that only a channel without support meets.",
    .why = "That channel is not enabled on the target's images and gets no fixes that anyone promises.",
    .cure = "Ask for the package to be moved to a supported channel, or maintain a copy.",
    .wrong = "The support state of a channel is a dated fact of the profile.",
    .run = run_channel_unsupported,
};

}  // namespace rpmgap::audit
