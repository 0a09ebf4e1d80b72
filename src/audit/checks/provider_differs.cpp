#include <fmt/format.h>

#include "audit/checks/checks.hpp"
#include "audit/chosen_packages.hpp"
#include "audit/phrases.hpp"

namespace rpmgap::audit {

namespace {

std::optional<Hit> run_provider_differs(const Case& c) {
    // A library or a file is what its name says, whichever package it lies in.
    if (asks_for_library(c.requirement) || asks_for_path(c.requirement)) return std::nullopt;
    const auto chosen = chosen_packages(c);
    if (!chosen || chosen->here.name == chosen->there.name) return std::nullopt;
    return Hit{.message = fmt::format("{} on {} takes the place of {} on {}", chosen->here.name, c.target_id(),
                                      chosen->there.name, c.baseline_id()),
               .nearest = {},
               .remedy = fmt::format("test with {}, and name it where packages are named", chosen->here.name),
               .chain = {link_to(chosen->here)},
               .confidence = confidence_of_evidence(c)};
}

}  // namespace

const Check provider_differs{
    .code = "RG401",
    .name = "provider-differs",
    .family = "",
    .severity = model::Severity::warning,
    .finds = "A package, capability or command that the target meets with another package than the baseline.",
    .why = "It may be another implementation, or the same one under another name that scripts and specs have to know.",
    .cure = "Test on the target; name the target's package where packages are named.",
    .wrong = "The packages were only split or named in another way.",
    .run = run_provider_differs,
};

}  // namespace rpmgap::audit
