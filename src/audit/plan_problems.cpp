#include "audit/plan_problems.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "audit/evidence.hpp"

namespace rpmgap::audit {

namespace {

Hit hit_of(const model::Plan& plan, const model::PlanProblem& problem, std::string_view what) {
    const auto place = plan.image == "none" ? std::string("beside the rest") : "over the image " + plan.image;
    return {.cause = problem.cause,
            .message = fmt::format("{} cannot be installed {}: {}", what, place, problem.cause),
            .remedy = "install it apart, take out what stands in its way, or choose another image (--image)",
            .chain = {problem.cause}};
}

}  // namespace

std::optional<Hit> kept_out_of_plan(const Case& c) {
    if (!c.met() || c.plan == nullptr) return std::nullopt;
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
        for (const auto subject : problem.is_tie ? std::vector<std::uint32_t>() : problem.packages)
            sightings.push_back({.subject = subject,
                                 .capability = problem.cause,
                                 .evidence = {evidence.application.subjects[subject].path, 0, "name"},
                                 .hit = hit_of(*evidence.plan, problem, "the package")});
    return sightings;
}

}  // namespace rpmgap::audit
