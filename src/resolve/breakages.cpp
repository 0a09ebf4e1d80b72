#include "resolve/breakages.hpp"

#include "resolve/hidden.hpp"
#include "resolve/shortest_chain.hpp"

namespace rpmgap::resolve {

using model::Breakage;

Breakage Breakages::of_chain(const std::vector<Id>& chain) const {
    Breakage breakage;
    breakage.chain = told_chain(pool_, chain);
    if (chain.empty()) return breakage;
    breakage.cause = breakage.chain.back().text;
    note_elsewhere(chain.back(), breakage);
    return breakage;
}

Breakage Breakages::of_problem(Solver* solver, Id problem, const std::vector<Id>& from) const {
    return of_reason(reason_of(tier_, solver, problem), from);
}

Breakage Breakages::of_reason(const Reason& reason, const std::vector<Id>& from) const {
    if (reason.source == 0) return {};
    auto chain = path_to(from, reason.source);
    if (!reason.is_conflict && reason.ends) {
        chain.push_back(reason.capability);
        return of_chain(chain);
    }
    Breakage breakage;
    breakage.chain = told_chain(pool_, chain);
    breakage.cause = told(pool_, reason);
    // Something has it, and what has it cannot come in: another version of it is there, or of another architecture.
    if (!reason.is_conflict) breakage.cause += ", which cannot be met beside the rest";
    breakage.chain.push_back(breakage.cause);
    breakage.is_conflict = true;
    return breakage;
}

std::vector<Id> Breakages::path_to(const std::vector<Id>& from, Id package) const {
    auto chain = shortest_chain(
        pool_, from, [&](Id candidate) { return candidate == package; }, [&](Id other) { return tier_.has(other); });
    if (chain.empty()) chain.push_back(package);
    return chain;
}

void Breakages::note_elsewhere(Id cause, Breakage& breakage) const {
    std::vector<Id> others;
    for (const Id package : pool_.providers_of(cause))
        if (!tier_.has(package)) others.push_back(package);
    if (others.empty()) return note_hidden(cause, breakage);
    breakage.met_elsewhere = true;
    breakage.elsewhere = pool_.reference(pool_.preferred(others)).channel;
}

void Breakages::note_hidden(Id cause, Breakage& breakage) const {
    if (pool_.hidden().size() == 0) return;
    if (!hidden_) hidden_.emplace(pool_, hidden_packages(pool_));
    const auto packages = hidden_->providers_of(cause);
    if (!packages.empty()) breakage.hidden = hidden_miss(pool_, pool_.preferred(packages), breakage.cause);
}

}  // namespace rpmgap::resolve
