#include "resolve/tier.hpp"

#include <algorithm>

namespace rpmgap::resolve {

ChannelSet::ChannelSet(const SolvPool& pool, model::Support worst) : used_(pool.channel_count()) {
    for (std::size_t i = 0; i < used_.size(); ++i) used_[i] = pool.channel(i).support <= worst;
}

Tier::Tier(const SolvPool& pool, const ChannelSet& channels) : pool_(pool), packages_(pool) {
    for (Id package = 2; package < pool.raw()->nsolvables; ++package) {
        if (pool.solvable(package).repo == nullptr || !pool.is_admitted(package)) continue;
        if (channels.has(pool.channel_of(package))) packages_.add(package);
    }
}

void Tier::remove_foreign() {
    for (Id package = 2; package < pool_.raw()->nsolvables; ++package)
        if (pool_.solvable(package).repo != nullptr && (pool_.is_application(package) || pool_.is_question(package)))
            packages_.remove(package);
}

std::vector<Id> Tier::providers_of(Id capability) const {
    auto packages = pool_.providers_of(capability);
    packages.erase(std::remove_if(packages.begin(), packages.end(), [&](Id p) { return !has(p); }), packages.end());
    return packages;
}

void Tier::ask_for_one(IdQueue& jobs, const std::vector<Id>& packages, bool weak) const {
    const Id flags = SOLVER_INSTALL | (weak ? SOLVER_WEAK : 0);
    if (packages.size() == 1) {
        jobs.push(flags | SOLVER_SOLVABLE, packages.front());
        return;
    }
    IdQueue choice;
    for (const Id package : packages) choice.push(package);
    jobs.push(flags | SOLVER_SOLVABLE_ONE_OF, pool_queuetowhatprovides(pool_.raw(), choice.raw()));
}

support::Handle<Solver, solver_free> Tier::solve(IdQueue& jobs, WeakDependencies weak) {
    Pool* pool = pool_.raw();
    pool->considered = packages_.raw();
    support::Handle<Solver, solver_free> solver(solver_create(pool));
    solver_set_flag(solver.get(), SOLVER_FLAG_IGNORE_RECOMMENDED, weak == WeakDependencies::ignored ? 1 : 0);
    // As dnf sets them; they bear on which of several candidates is taken.
    solver_set_flag(solver.get(), SOLVER_FLAG_YUM_OBSOLETES, 1);
    solver_set_flag(solver.get(), SOLVER_FLAG_BEST_OBEY_POLICY, 1);
    solver_set_flag(solver.get(), SOLVER_FLAG_ALLOW_VENDORCHANGE, 1);
    solver_solve(solver.get(), jobs.raw());
    pool->considered = nullptr;
    return solver;
}

}  // namespace rpmgap::resolve
