#include "audit/unversioned.hpp"

#include <set>

#include <fmt/format.h>

#include "audit/phrases.hpp"

namespace rpmgap::audit {

namespace {

// The package of the target that alone stands behind a bound, with a Provides that has no version; null: none.
const model::PackageRef* unversioned_behind(const model::Capability& bound, const model::Answer& answer) {
    const model::PackageRef* package = nullptr;
    for (const model::Provider& provider : answer.providers) {
        if (provider.via.starts_with(bound.name + ' ')) return nullptr;
        if (provider.via != bound.name) continue;
        if (provider.package.channel == "@application") return nullptr;
        if (package == nullptr) package = &provider.package;
    }
    return package;
}

void collect_bounds(const model::Capability& capability, std::vector<const model::Capability*>& bounds) {
    if (!capability.evr.empty()) bounds.push_back(&capability);
    for (const auto& operand : capability.operands) collect_bounds(operand, bounds);
}

}  // namespace

std::vector<model::NotChecked> met_without_version(const model::Application& application,
                                                   const model::Questions& questions, const model::Resolution& target) {
    std::vector<model::NotChecked> notes;
    for (std::size_t s = 0; s < application.subjects.size(); ++s) {
        std::set<std::string> told;
        for (std::size_t r = 0; r < application.subjects[s].requirements.size(); ++r) {
            const auto& answer = target.answers[questions.of_subject[s][r]];
            const auto& requirement = application.subjects[s].requirements[r];
            std::vector<const model::Capability*> bounds;
            collect_bounds(requirement.capability, bounds);
            for (const auto* bound : bounds) {
                const auto* package = unversioned_behind(*bound, answer);
                if (package == nullptr || !told.insert(to_string(*bound)).second) continue;
                notes.push_back({.evidence = requirement.evidence,
                                 .reason = fmt::format("{} is met by {}, whose Provides has no version and meets any",
                                                       to_string(*bound), package_and_channel(*package)),
                                 .counts = false});
            }
        }
    }
    return notes;
}

}  // namespace rpmgap::audit
