#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "audit/checks/checks.hpp"
#include "audit/direct_packages.hpp"
#include "audit/phrases.hpp"

namespace rpmgap::audit {

namespace {

bool recommends(const model::ChosenPackage& package, const model::WeakDependency& wanted) {
    return std::ranges::any_of(package.recommends, [&](const model::WeakDependency& has) {
        return has.met_by && (has.capability.name == wanted.capability.name || has.met_by->name == wanted.met_by->name);
    });
}

// What the package recommends on the baseline and no longer brings on the target.
std::optional<Hit> lost(const Evidence& evidence, const model::ChosenPackage& here, const model::WeakDependency& weak) {
    // Conditional ones mostly ask for translations and plugins of what is installed anyway.
    if (!weak.met_by || weak.capability.rich != model::RichOperator::none || recommends(here, weak))
        return std::nullopt;
    if (chosen_named(evidence.target, weak.met_by->name, here.package.arch) != nullptr) return std::nullopt;
    const auto text = to_string(weak.capability);
    const auto& target = evidence.target.snapshot.distribution.id;
    const auto there = fmt::format("{} has it in {}", evidence.baseline->snapshot.distribution.id, nevra(*weak.met_by));
    const auto found = evidence.counterparts->weak.find(text);
    if (found == evidence.counterparts->weak.end()) return std::nullopt;
    const auto& providers = found->second;
    const auto enabled = std::ranges::find(providers, model::Support::enabled, &model::PackageRef::support);
    if (enabled != providers.end())
        return Hit{.message = fmt::format("{} no longer recommends it on {}, so it does not come by itself",
                                          here.package.name, target),
                   .nearest = fmt::format("{} has it; {}", package_and_channel(*enabled), there),
                   .remedy = fmt::format("install {} where its feature is used", enabled->name),
                   .chain = {link_to(*enabled)},
                   .severity = model::Severity::note};
    if (!providers.empty())
        return Hit{.message = fmt::format("{} recommends it, and only the channel {} of {} has it", here.package.name,
                                          providers.front().channel, target),
                   .nearest = there,
                   .remedy = fmt::format("do without what {} adds, or enable that channel", weak.met_by->name),
                   .chain = {link_to(providers.front())}};
    return Hit{.message = fmt::format("it comes with {} on {}, and nothing on {} has it", here.package.name,
                                      evidence.baseline->snapshot.distribution.id, target),
               .nearest = there,
               .remedy = fmt::format("do without what {} adds, or bring it along", weak.met_by->name)};
}

std::vector<Sighting> run_weak_dependency_lost(const Evidence& evidence) {
    std::vector<Sighting> sightings;
    if (evidence.counterparts == nullptr) return sightings;
    std::set<std::pair<std::uint32_t, std::string>> told;
    const auto add = [&](const DirectPackage& direct, const std::string& name) {
        const auto* here = chosen_named(evidence.target, name, direct.here.package.arch);
        const auto* there = chosen_named(*evidence.baseline, name, direct.here.package.arch);
        if (here == nullptr || there == nullptr) return;
        for (const auto& weak : there->recommends) {
            auto hit = lost(evidence, *here, weak);
            auto capability = to_string(weak.capability);
            if (!hit || !told.emplace(direct.subject, capability).second) continue;
            hit->by_way_of.emplace_back(to_string(direct.requirement.capability));
            hit->by_way_of.push_back(link_to(direct.here.package));
            if (name != direct.here.package.name) hit->by_way_of.push_back(link_to(here->package));
            sightings.push_back({direct.subject, std::move(capability), direct.requirement.evidence, std::move(*hit)});
        }
    };
    const auto packages = direct_packages(evidence);
    for (const auto& direct : packages) add(direct, direct.here.package.name);
    for (const auto& direct : packages)
        for (const auto& name : direct.here.closure) add(direct, name);
    return sightings;
}

}  // namespace

const Check weak_dependency_lost{
    .code = "RG504",
    .name = "weak-dependency-lost",
    .family = "weak",
    .severity = model::Severity::warning,
    .finds =
        "A package that the baseline installs along because another one recommends it, and that the target does not.",
    .why = "Installation succeeds and a feature is missing: no error says so.",
    .cure = "Install it by name where a channel has it, or do without the feature.",
    .wrong = "The application does not use what it adds.",
    .run_application = run_weak_dependency_lost,
};

}  // namespace rpmgap::audit
