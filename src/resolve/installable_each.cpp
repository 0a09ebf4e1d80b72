#include "resolve/installable_each.hpp"

#include <algorithm>

#include "resolve/endings.hpp"
#include "resolve/package_rules.hpp"
#include "resolve/witness.hpp"

namespace rpmgap::resolve {

namespace {

support::Handle<Solver, solver_free> solve_for(Tier& tier, Id package) {
    IdQueue jobs;
    jobs.push(SOLVER_INSTALL | SOLVER_SOLVABLE, package);
    return tier.solve(jobs);
}

}  // namespace

std::vector<BrokenPackage> broken_packages(Tier& tier, const std::vector<Id>& packages, VerdictCounts* counts) {
    const PackageRules rules(tier);
    const Endings endings(rules);
    const auto proven = witnessed(rules, endings, packages);
    VerdictCounts counted;
    counted.packages = packages.size();
    std::vector<Id> open;
    for (const Id package : packages) {
        if (endings.is_doomed(package)) {
            ++counted.doomed;
        } else if (!proven[static_cast<std::size_t>(package)]) {
            open.push_back(package);
        }
    }
    counted.by_solver = open.size();
    counted.witnessed = packages.size() - counted.doomed - open.size();

    const Breakages breakages(tier);
    std::vector<BrokenPackage> broken;
    for (const Id package : packages) {
        if (endings.is_doomed(package)) {
            broken.push_back({package, breakages.of_chain(endings.shortest_chain(package))});
        } else if (std::binary_search(open.begin(), open.end(), package)) {
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
