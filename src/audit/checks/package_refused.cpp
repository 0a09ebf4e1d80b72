#include <fmt/format.h>

#include "audit/checks/checks.hpp"
#include "audit/evidence.hpp"
#include "audit/phrases.hpp"
#include "audit/refusal.hpp"

namespace rpmgap::audit {

namespace {

// A feature that the package asks rpm for, as only its format needs it.
std::optional<Hit> run_package_refused(const Case& c) {
    const auto& name = c.requirement.capability.name;
    if (!c.unmet() || !name.starts_with("rpmlib(") || c.requirement.strength != model::Strength::required)
        return std::nullopt;
    return Hit{.message = fmt::format("rpm of {} does not have this feature, and refuses packages that need it",
                                      c.target_id()),
               .nearest = near_and_baseline(c),
               .remedy = "build the package with the target's rpm, or without the feature"};
}

std::vector<Sighting> run_application(const Evidence& evidence) {
    const auto& policy = evidence.target.snapshot.distribution.rpm;
    std::vector<Sighting> sightings;
    for (std::size_t i = 0; i < evidence.application.subjects.size(); ++i) {
        const auto& subject = evidence.application.subjects[i];
        if (!subject.rpm || subject.rpm->source) continue;
        for (auto& refusal : refusals_of(*subject.rpm, policy))
            sightings.push_back(
                {.subject = static_cast<std::uint32_t>(i),
                 .capability = std::move(refusal.what),
                 .evidence = {subject.path, 0, "header"},
                 .hit = {.message = std::move(refusal.message),
                         .remedy = std::move(refusal.remedy),
                         .chain = {policy ? fmt::format("rpm {}", policy->version) : std::string("rpm")}}});
    }
    return sightings;
}

}  // namespace

const Check package_refused{
    .code = "RG703",
    .name = "package-refused",
    .family = "package",
    .severity = model::Severity::blocker,
    .finds =
        "An RPM that the target's rpm, as it is configured by default, would not install whatever it depends on: by "
        "its format, its digests, its signatures, its compression or a feature that it asks rpm for.",
    .why = "rpm ends with an error before it looks at dependencies.",
    .cure = "Build, or sign, the package anew with the target's rpm.",
    .wrong = "The target's macros are changed (_pkgverify_level, _pkgverify_flags), or rpm is told not to look.",
    .run = run_package_refused,
    .run_application = run_application,
};

}  // namespace rpmgap::audit
