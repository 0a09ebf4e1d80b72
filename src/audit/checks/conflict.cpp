#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <tuple>

#include <fmt/format.h>

#include "audit/at_hand.hpp"
#include "audit/checks/checks.hpp"
#include "audit/file_conflicts.hpp"
#include "audit/phrases.hpp"
#include "audit/plan_problems.hpp"

namespace rpmgap::audit {

namespace {

// Requirements that can each be met, and not together.
std::optional<Hit> run_conflict(const Case& c) {
    if (c.joint_conflict == nullptr) return kept_out_of_plan(c);
    const auto& joint = *c.joint_conflict;
    return Hit{.cause = joint.cause,
               .message = fmt::format("what meets it cannot be installed on {} beside the rest", c.target_id()),
               .nearest = c.joint_on_baseline ? fmt::format("so it is on {}", c.baseline_id()) : std::string(),
               .remedy = "install the two sides apart, or find another provider for one of them",
               .chain = joint.chain,
               .severity = c.joint_on_baseline ? model::Severity::warning : model::Severity::blocker};
}

// `Conflicts: foo < 2` or `Obsoletes: foo < 2` of the application's package, and the target has foo 1.
std::optional<Hit> run_refused_conflict(const Case& c) {
    for (const auto& provider : c.target.providers) {
        const auto& package = provider.package;
        const auto origin = c.installed.origin_of(package);
        if (package.channel == "@application" || origin.empty()) continue;
        const bool obsoletes = c.requirement.evidence.section == "Obsoletes";
        // An Obsoletes hits names only.
        if (obsoletes && package.name != c.requirement.capability.name) continue;
        const bool on_both = c.baseline != nullptr &&
                             std::ranges::any_of(c.baseline->providers,
                                                 [&](const auto& other) { return other.package.name == package.name; });
        return Hit{.message = fmt::format("{} {}, and {}", package_and_channel(package), origin,
                                          obsoletes ? "would be taken out" : "they cannot both be installed"),
                   .nearest = on_both ? fmt::format("so it is on {}", c.baseline_id()) : std::string(),
                   .remedy = "take the tie out of the spec, or bound it to the versions that it is meant for",
                   .chain = {link_to(package)},
                   .severity = on_both ? model::Severity::warning : model::Severity::blocker};
    }
    return std::nullopt;
}

std::string told_paths(const model::Clash& clash) {
    auto told = clash.path_count > 1 ? fmt::format("{} of its paths", clash.path_count) : std::string("the same path");
    if (!clash.spelled.empty()) told += fmt::format(" ({} and {} are one there)", clash.what, clash.spelled);
    return told;
}

std::string message_of(const model::Clash& clash, const std::string& target, bool there) {
    switch (clash.kind) {
        case model::Clash::Kind::file:
            return fmt::format("{} of {} has {}; rpm installs both only when the files are equal", clash.package.name,
                               target, told_paths(clash));
        case model::Clash::Kind::conflicts:
            return fmt::format("{} of {} conflicts with this package", clash.package.name, target);
        case model::Clash::Kind::obsoletes:
            return fmt::format("{} of {} obsoletes this package: {}", clash.package.name, target,
                               there ? "they cannot both be installed" : "an upgrade may put it in its place");
    }
    return {};
}

// Packages that nobody installs stand in nobody's way; an Obsoletes of a channel in use acts at the next upgrade.
model::Severity severity_of(const model::Clash& clash, bool there, bool on_both) {
    if (there) return on_both ? model::Severity::warning : model::Severity::blocker;
    const bool acts = clash.kind == model::Clash::Kind::obsoletes && clash.package.support == model::Support::enabled;
    return acts ? model::Severity::warning : model::Severity::note;
}

using ClashKey = std::tuple<std::uint32_t, model::Clash::Kind, std::string>;

ClashKey key_of(const model::Clash& clash) {
    return {clash.subject, clash.kind, clash.package.name};
}

// The move does not change what the baseline's package of that name does as well.
std::set<ClashKey> clashes_on_baseline(const Evidence& evidence) {
    std::set<ClashKey> keys;
    if (evidence.baseline_clashes == nullptr) return keys;
    for (const auto& clash : *evidence.baseline_clashes) keys.insert(key_of(clash));
    return keys;
}

// Packages of the target that own a path of the application's, or refuse it.
std::vector<Sighting> run_application(const Evidence& evidence) {
    auto sightings = packages_kept_out(evidence);
    std::ranges::move(file_conflicts(evidence), std::back_inserter(sightings));
    if (evidence.clashes == nullptr) return sightings;
    const Installed installed(evidence);
    const auto on_baseline = clashes_on_baseline(evidence);
    for (const auto& clash : *evidence.clashes) {
        const bool is_file = clash.kind == model::Clash::Kind::file;
        const auto origin = installed.origin_of(clash.package);
        const bool on_both = on_baseline.contains(key_of(clash));
        sightings.push_back(
            {.subject = clash.subject,
             .capability = clash.what,
             .evidence = {evidence.application.subjects[clash.subject].path, 0, is_file ? "file list" : "name"},
             .hit = {.cause = is_file ? fmt::format("files of {}", clash.package.name) : std::string(),
                     .message = message_of(clash, evidence.target.snapshot.distribution.id, !origin.empty()),
                     .nearest = joined(
                         origin.empty() ? "it is not in the image and nothing here installs it" : "it " + origin,
                         on_both ? fmt::format("so it is on {}", evidence.baseline->snapshot.distribution.id) : ""),
                     .remedy = is_file ? "move the file, or ship the package as a replacement that obsoletes the other"
                                       : "raise the version above the bound, or rename the package",
                     .chain = {link_to(clash.package)},
                     .confidence = is_file ? model::Confidence::medium : model::Confidence::high,
                     .severity = severity_of(clash, !origin.empty(), on_both),
                     .asked = clash.paths}});
    }
    return sightings;
}

}  // namespace

const Check conflict{
    .code = "RG502",
    .name = "conflict",
    .family = "conflict",
    .severity = model::Severity::blocker,
    .finds =
        "Packages that cannot be installed together: two that the application requires, or two of its own, or one of "
        "its own and one of the target (Conflicts, Obsoletes, a path that both have).",
    .why = "dnf or rpm refuses the transaction although each package alone is fine, or takes one out.",
    .cure = "Bound or drop the tie, move the file, or choose another provider.",
    .wrong =
        "A package of the target ships the same bytes under the path, which metadata does not show; two of the "
        "application's own are compared as rpm does.",
    .run = run_conflict,
    .run_refused = run_refused_conflict,
    .run_application = run_application,
};

}  // namespace rpmgap::audit
