#include "resolve/installable_each.hpp"

#include <optional>
#include <utility>

#include "resolve/witness.hpp"

namespace rpmgap::resolve {

namespace {

support::Handle<Solver, solver_free> solve_for(Tier& tier, Id package) {
    IdQueue jobs;
    jobs.push(SOLVER_INSTALL | SOLVER_SOLVABLE, package);
    return tier.solve(jobs);
}

// Hides what packages recommend and suggest from the solver while it lives. It would make rules of all that is
// recommended on the way, which is most of a distribution, and then not install it.
class RequirementsAlone {
public:
    explicit RequirementsAlone(const Tier& tier) : pool_(tier.pool().raw()) {
        for (Id package = 2; package < pool_->nsolvables; ++package) {
            Solvable& s = pool_->solvables[package];
            if (s.repo == nullptr || (s.dep_recommends == 0 && s.dep_suggests == 0)) continue;
            hidden_.push_back({package, s.dep_recommends, s.dep_suggests});
            s.dep_recommends = 0;
            s.dep_suggests = 0;
        }
    }
    ~RequirementsAlone() {
        for (const auto& [package, recommends, suggests] : hidden_) {
            pool_->solvables[package].dep_recommends = recommends;
            pool_->solvables[package].dep_suggests = suggests;
        }
    }
    RequirementsAlone(const RequirementsAlone&) = delete;
    RequirementsAlone& operator=(const RequirementsAlone&) = delete;

private:
    struct Hidden {
        Id package;
        Offset recommends;
        Offset suggests;
    };
    Pool* pool_;
    std::vector<Hidden> hidden_;
};

// Where packages are for several classes of architectures, which one is the best of a name hangs on all that the solver
// looks at, what is recommended included.
bool has_several_architectures(const Tier& tier) {
    Pool* pool = tier.pool().raw();
    constexpr unsigned noarch = 1;
    std::optional<unsigned> first;
    for (Id package = 2; package < pool->nsolvables; ++package) {
        const unsigned score = tier.has(package) ? pool_arch2score(pool, pool->solvables[package].arch) : 0;
        if (score <= noarch) continue;
        if (!first) first = score >> 16U;
        if (*first != score >> 16U) return true;
    }
    return false;
}

}  // namespace

std::vector<BrokenPackage> broken_packages(Tier& tier, const PackageRules& rules, const Endings& endings,
                                           const std::vector<Id>& packages, VerdictCounts* counts) {
    const auto proven = witnessed(rules, endings, packages);
    const Breakages breakages(tier);
    std::optional<RequirementsAlone> alone;
    if (!has_several_architectures(tier)) alone.emplace(tier);
    VerdictCounts counted;
    counted.packages = packages.size();
    std::vector<BrokenPackage> broken;
    for (const Id package : packages) {
        if (endings.is_doomed(package)) {
            ++counted.doomed;
            ++counted.broken;
            const auto own = endings.own_ends(package);
            for (const Id end : own) broken.push_back({package, breakages.of_chain({package, end})});
            if (own.empty()) broken.push_back({package, breakages.of_chain(endings.shortest_chain(package))});
        } else if (proven[static_cast<std::size_t>(package)]) {
            ++counted.witnessed;
        } else {
            ++counted.by_solver;
            const auto solver = solve_for(tier, package);
            if (solver_problem_count(solver.get()) == 0) continue;
            ++counted.broken;
            auto breakage = breakages.of_problem(solver.get(), 1, {package});
            if (breakage.cause.empty()) {
                const auto reference = tier.pool().reference(package);
                breakage.cause =
                    reference.name + '.' + reference.arch + " is refused by the solver, which does not say why";
                breakage.chain = {{reference.name, reference.channel}, breakage.cause};
                breakage.is_conflict = true;
            }
            broken.push_back({package, std::move(breakage)});
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
