#include "resolve/tier.hpp"

#include <algorithm>

namespace rpmgap::resolve {

namespace {

// libsolv looks at packages that are not in `considered` too, only to install none of them: the best architecture of a
// name is that of all packages which it meets, and what those require and recommend it meets as well (its
// solver_addinfarchrules()). A package of a channel that is not used would shut out one of a lesser architecture. While
// this lives they are noarch, which is never the best, and lead to no other.
class Aside {
public:
    Aside(Pool* pool, const std::vector<Id>& packages) : pool_(pool) {
        kept_.reserve(packages.size());
        for (const Id package : packages) {
            Solvable& s = pool_->solvables[package];
            kept_.push_back({package, s.arch, s.dep_requires, s.dep_recommends, s.dep_suggests});
            s.arch = ARCH_NOARCH;
            s.dep_requires = s.dep_recommends = s.dep_suggests = 0;
        }
    }
    ~Aside() {
        for (const Kept& kept : kept_) {
            Solvable& s = pool_->solvables[kept.package];
            s.arch = kept.arch;
            s.dep_requires = kept.requirements;
            s.dep_recommends = kept.recommends;
            s.dep_suggests = kept.suggests;
        }
    }
    Aside(const Aside&) = delete;
    Aside& operator=(const Aside&) = delete;

private:
    struct Kept {
        Id package;
        Id arch;
        Offset requirements;
        Offset recommends;
        Offset suggests;
    };
    Pool* pool_;
    std::vector<Kept> kept_;
};

}  // namespace

ChannelSet::ChannelSet(const SolvPool& pool, model::Support worst) : used_(pool.channel_count()) {
    for (std::size_t i = 0; i < used_.size(); ++i) used_[i] = pool.channel(i).support <= worst;
}

Tier::Tier(const SolvPool& pool, const ChannelSet& channels) : pool_(pool), packages_(pool) {
    for (Id package = 2; package < pool.raw()->nsolvables; ++package) {
        if (pool.solvable(package).repo == nullptr || !pool.is_admitted(package)) continue;
        if (channels.has(pool.channel_of(package))) packages_.add(package);
    }
}

void Tier::add(Id package) {
    packages_.add(package);
    misleading_.reset();
}

void Tier::remove(Id package) {
    packages_.remove(package);
    misleading_.reset();
}

void Tier::remove_foreign() {
    for (Id package = 2; package < pool_.raw()->nsolvables; ++package)
        if (pool_.solvable(package).repo != nullptr && (pool_.is_application(package) || pool_.is_question(package)))
            remove(package);
}

// Where all packages are for one class of architectures, none is the lesser.
const std::vector<Id>& Tier::misleading() {
    if (misleading_) return *misleading_;
    misleading_.emplace();
    const Pool* pool = pool_.raw();
    constexpr unsigned noarch = 1;
    std::optional<unsigned> first;
    bool are_of_several_classes = false;
    for (Id package = 2; package < pool->nsolvables; ++package) {
        const Solvable& s = pool_.solvable(package);
        if (s.repo == nullptr || s.repo == pool->installed || s.arch == ARCH_SRC || s.arch == ARCH_NOSRC) continue;
        const unsigned score = pool_arch2score(pool, s.arch);
        if (score == 0) continue;
        if (!has(package)) misleading_->push_back(package);
        if (score == noarch) continue;
        if (!first) first = score >> 16U;
        are_of_several_classes = are_of_several_classes || *first != score >> 16U;
    }
    if (!are_of_several_classes) misleading_->clear();
    return *misleading_;
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
    {
        const Aside aside(pool, misleading());
        solver_solve(solver.get(), jobs.raw());
    }
    pool->considered = nullptr;
    return solver;
}

}  // namespace rpmgap::resolve
