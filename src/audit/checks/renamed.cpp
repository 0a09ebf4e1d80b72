#include <algorithm>

#include <fmt/format.h>

#include "audit/checks/checks.hpp"
#include "audit/chosen_packages.hpp"
#include "audit/phrases.hpp"

namespace rpmgap::audit {

namespace {

std::optional<Hit> run_renamed(const Case& c) {
    // A library or a file is what its name says, whichever package it lies in.
    if (asks_for_library(c.requirement) || asks_for_path(c.requirement)) return std::nullopt;
    const auto chosen = chosen_packages(c);
    if (!chosen) return std::nullopt;
    const auto* known = name_on_target(c, chosen->there.name);
    if (known == nullptr || known->package) return std::nullopt;
    if (std::ranges::find(known->obsoleted_by, chosen->here.name, &model::PackageRef::name) ==
        known->obsoleted_by.end())
        return std::nullopt;
    return Hit{
        .message = fmt::format("{} takes the place of {}, which it obsoletes", chosen->here.name, chosen->there.name),
        .remedy = fmt::format("name {} on {}; the old name still resolves", chosen->here.name, c.target_id()),
        .chain = {link_to(chosen->here)},
        .confidence = confidence_of_evidence(c)};
}

}  // namespace

const Check renamed{
    .code = "RG402",
    .name = "renamed",
    .family = "",
    .severity = model::Severity::warning,
    .finds =
        "A package, capability or command of a package that the target has under another name: the new one obsoletes "
        "the old one and meets the requirement.",
    .why = "It works while the new package provides the old name; a query of the old name finds nothing installed.",
    .cure = "Use the new name where packages are named.",
    .wrong = "The new package obsoletes the old one without being its successor.",
    .run = run_renamed,
};

}  // namespace rpmgap::audit
