#include "resolve/intractable.hpp"

#include <algorithm>
#include <unordered_map>

#include "resolve/clause_count.hpp"

namespace rpmgap::resolve {

namespace {

class Counter {
public:
    explicit Counter(Pool* pool) : pool_(pool) {}

    const ClauseCount& of(Id dependency) {
        auto found = known_.find(dependency);
        if (found == known_.end()) found = known_.emplace(dependency, count(dependency)).first;
        return found->second;
    }

private:
    ClauseCount count(Id dependency) {
        if (ISRELDEP(dependency) == 0) return leaf(dependency);
        const Reldep relation = *GETRELDEP(pool_, dependency);  // a copy: a look-up may move libsolv's array
        switch (relation.flags) {
            case REL_AND: return both(count(relation.name), count(relation.evr));
            case REL_OR: return either(count(relation.name), count(relation.evr));
            case REL_COND:
            case REL_UNLESS: break;
            default: return leaf(dependency);
        }
        const bool unless = relation.flags == REL_UNLESS;
        if (ISRELDEP(relation.evr) != 0 && GETRELDEP(pool_, relation.evr)->flags == REL_ELSE) {
            const Reldep branches = *GETRELDEP(pool_, relation.evr);
            return conditional(count(relation.name), count(branches.name), count(branches.evr), unless);
        }
        return conditional(count(relation.name), count(relation.evr), unless);
    }

    // Its contrary is a clause for each package that provides it. Each may be there twice: in an image too.
    ClauseCount leaf(Id dependency) {
        std::size_t packages = 0;
        for (const Id* package = pool_whatprovides_ptr(pool_, dependency); *package != 0; ++package) ++packages;
        return {1, 2.0 * static_cast<double>(std::max<std::size_t>(packages, 1))};
    }

    Pool* pool_;
    std::unordered_map<Id, ClauseCount> known_;
};

class Sieve {
public:
    explicit Sieve(Pool* pool) : pool_(pool), counter_(pool) {}

    /// Whether something of the list was left out.
    bool sift(const Repo* repo, Offset list, bool negated) {
        if (list == 0) return false;
        Id* const first = repo->idarraydata + list;
        Id* last = first;
        while (*last != 0) ++last;
        Id* const kept = std::remove_if(first, last, [&](Id id) { return is_intractable(id, negated); });
        if (kept == last) return false;
        *kept = 0;
        return true;
    }

private:
    bool is_intractable(Id dependency, bool negated) {
        if (ISRELDEP(dependency) == 0 || GETRELDEP(pool_, dependency)->flags <= 7) return false;
        const auto& count = counter_.of(dependency);
        return (negated ? count.disjunctive : count.conjunctive) > most_clauses_for_solver;
    }

    Pool* pool_;
    Counter counter_;
};

}  // namespace

std::vector<Id> leave_out_intractable(Pool* pool) {
    Sieve sieve(pool);
    std::vector<Id> packages;
    for (Id package = 2; package < pool->nsolvables; ++package) {
        const Solvable s = pool->solvables[package];
        if (s.repo == nullptr) continue;
        bool any = sieve.sift(s.repo, s.dep_conflicts, true);
        for (const Offset list : {s.dep_requires, s.dep_recommends, s.dep_suggests, s.dep_supplements, s.dep_enhances})
            any = sieve.sift(s.repo, list, false) || any;
        if (any) packages.push_back(package);
    }
    return packages;
}

}  // namespace rpmgap::resolve
