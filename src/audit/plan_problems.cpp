#include "audit/plan_problems.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "audit/evidence.hpp"

namespace rpmgap::audit {

namespace {

using Tie = model::PlanProblem::Tie;

// No distribution has a part in it when packages of the application exclude each other, and variants do so on purpose.
Hit hit_of_own(const model::PlanProblem& problem, std::string_view what) {
    return {.cause = problem.cause,
            .message = fmt::format("{} cannot be installed beside another one of the application, on any distribution: "
                                   "{}",
                                   what, problem.cause),
            .remedy = "install the two apart, or take the tie out of the one",
            .chain = {problem.cause},
            .severity = model::Severity::warning};
}

Hit hit_of(const model::Plan& plan, const model::PlanProblem& problem, std::string_view what) {
    if (problem.tie == Tie::own) return hit_of_own(problem, what);
    const auto place = plan.image == "none" ? std::string("beside the rest") : "over the image " + plan.image;
    return {.cause = problem.cause,
            .message = fmt::format("{} cannot be installed {}: {}", what, place, problem.cause),
            .remedy = "install it apart, take out what stands in its way, or choose another image (--image)",
            .chain = {problem.cause}};
}

// Who keeps several builds of one package in one place hardly installs them all.
Hit hit_of_package(const model::Plan& plan, const model::PlanProblem& problem) {
    if (problem.tie != Tie::versions) return hit_of(plan, problem, "the package");
    return {.cause = problem.cause,
            .message = "another build of this package is part of the application, and only one can be installed",
            .remedy = "scan the one that is to be installed",
            .chain = {problem.cause},
            .severity = model::Severity::warning};
}

}  // namespace

std::optional<Hit> kept_out_of_plan(const Case& c) {
    if (c.plan == nullptr) return std::nullopt;
    const auto problem = std::ranges::find_if(c.plan->problems, [&](const model::PlanProblem& candidate) {
        return std::ranges::find(candidate.questions, c.question) != candidate.questions.end();
    });
    if (problem == c.plan->problems.end()) return std::nullopt;
    return hit_of(*c.plan, *problem, "what meets it");
}

std::vector<Sighting> packages_kept_out(const Evidence& evidence) {
    std::vector<Sighting> sightings;
    if (evidence.plan == nullptr) return sightings;
    for (const auto& problem : evidence.plan->problems)
        for (const auto subject : problem.tie == Tie::across ? std::vector<std::uint32_t>() : problem.packages)
            sightings.push_back({.subject = subject,
                                 .capability = problem.cause,
                                 .evidence = {evidence.application.subjects[subject].path, 0, "name"},
                                 .hit = hit_of_package(*evidence.plan, problem)});
    return sightings;
}

}  // namespace rpmgap::audit
