#include "resolve/installable_each.hpp"

#include "resolve/witness.hpp"

namespace rpmgap::resolve {

namespace {

support::Handle<Solver, solver_free> solve_for(Tier& tier, Id package) {
    IdQueue jobs;
    jobs.push(SOLVER_INSTALL | SOLVER_SOLVABLE, package);
    return tier.solve(jobs);
}

}  // namespace

std::vector<BrokenPackage> broken_packages(Tier& tier, const PackageRules& rules, const Endings& endings,
                                           const std::vector<Id>& packages, VerdictCounts* counts) {
    const auto proven = witnessed(rules, endings, packages);
    const Breakages breakages(tier);
    VerdictCounts counted;
    counted.packages = packages.size();
    std::vector<BrokenPackage> broken;
    for (const Id package : packages) {
        if (endings.is_doomed(package)) {
            ++counted.doomed;
            broken.push_back({package, breakages.of_chain(endings.shortest_chain(package))});
        } else if (proven[static_cast<std::size_t>(package)]) {
            ++counted.witnessed;
        } else {
            ++counted.by_solver;
            const auto solver = solve_for(tier, package);
            if (solver_problem_count(solver.get()) != 0)
                broken.push_back({package, breakages.of_problem(solver.get(), 1, {package})});
        }
    }
    if (counts != nullptr) *counts = counted;
    return broken;
}

std::vector<Id> broken_packages_by_solver(Tier& tier, const std::vector<Id>& packages) {
    std::vector<Id> broken;
    for (const Id package : packages)
        if (solver_problem_count(solve_for(tier, package).get()) != 0) broken.push_back(package);
    return broken;
}

}  // namespace rpmgap::resolve
