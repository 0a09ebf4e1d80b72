#include <algorithm>

#include <fmt/format.h>

#include "audit/checks/checks.hpp"
#include "audit/phrases.hpp"

namespace rpmgap::audit {

namespace {

std::optional<Hit> run_channel_optional(const Case& c) {
    if (c.target.tier != model::Support::opt_in) return std::nullopt;
    const auto* provider = provider_in(c.target, model::Support::opt_in);
    if (provider == nullptr) return std::nullopt;
    const auto& package = provider->package;
    return Hit{.message = fmt::format("only the channel {} of {} has it, which is not enabled by default",
                                      package.channel, c.target_id()),
               .nearest = on_baseline(c),
               .remedy = fmt::format("enable the channel {} where the application is installed", package.channel),
               .chain = {link_to(package)},
               .confidence = std::max(confidence_of_evidence(c), provider->confidence)};
}

}  // namespace

const Check channel_optional{
    .code = "RG202",
    .name = "channel-optional",
    .family = "channel",
    .severity = model::Severity::error,
    .finds = "A requirement that only a channel which the target knows and does not enable meets.",
    .why = "The installation fails on a default image.",
    .cure = "Enable the channel where the application is installed.",
    .wrong = "Your images enable the channel already: give it with --repo, then it counts as enabled.",
    .run = run_channel_optional,
};

}  // namespace rpmgap::audit
