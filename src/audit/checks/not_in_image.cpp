#include <fmt/format.h>

#include "audit/checks/checks.hpp"
#include "audit/phrases.hpp"
#include "support/text.hpp"

namespace rpmgap::audit {

namespace {

// What a binary needs is the plan's business: a package manager brings it. A script just calls.
bool is_called(const Case& c) {
    const bool is_binary = c.subject.kind == model::SubjectKind::elf || c.subject.kind == model::SubjectKind::rpm;
    if (is_binary || c.requirement.build_time) return false;
    return c.requirement.kind == model::RequirementKind::command ||
           c.requirement.kind == model::RequirementKind::module || asks_for_path(c.requirement);
}

std::optional<Hit> run_not_in_image(const Case& c) {
    if (c.at_hand == nullptr || !is_called(c) || c.target.providers.empty()) return std::nullopt;
    for (const auto& provider : c.target.providers)
        if (provider.package.channel == "@application" || c.at_hand->contains(provider.package.name))
            return std::nullopt;
    const auto& package = c.target.providers.front().package;
    // Of an image that is known in part a package may be missed that it has.
    const bool in_part = !c.plan->image_missing.empty();
    return Hit{
        .message = fmt::format("{} has it in {}, which is neither in the image {} nor installed by the application",
                               c.target_id(), package.name, c.image()),
        .nearest = in_part ? fmt::format("of what the image is said to have, {} in no enabled channel",
                                         support::count_of(c.plan->image_missing.size(), "package is", "packages are"))
                           : std::string(),
        .remedy = fmt::format("install {} first", package.name),
        .chain = {link_to(package)},
        .confidence = in_part ? model::Confidence::low : confidence_of_evidence(c)};
}

}  // namespace

const Check not_in_image{
    .code = "RG602",
    .name = "not-in-image",
    .family = "",
    .severity = model::Severity::warning,
    .finds =
        "A command, interpreter, file or module that a script uses, and that the target's image does not have "
        "although a channel does.",
    .why = "Azure Linux's images hold less than Fedora's: git or tar are not in the core container.",
    .cure = "Install the package in the Dockerfile or before the script runs; rpmgap prints the whole line.",
    .wrong = "The script runs on another image (--image), or something else installs the package before.",
    .run = run_not_in_image,
};

}  // namespace rpmgap::audit
