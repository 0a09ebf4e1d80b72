#include "resolve/clauses.hpp"

#include <algorithm>
#include <iterator>

namespace rpmgap::resolve {

namespace {

using Clauses = std::optional<std::vector<Clause>>;

constexpr std::size_t most_clauses = 4096;
constexpr std::size_t most_literals = 1U << 16U;

bool is_within_bounds(const std::vector<Clause>& clauses) {
    std::size_t literals = 0;
    for (const Clause& clause : clauses) literals += clause.present.size() + clause.absent.size();
    return clauses.size() <= most_clauses && literals <= most_literals;
}

std::vector<Id> united(const std::vector<Id>& a, const std::vector<Id>& b) {
    std::vector<Id> all;
    std::set_union(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(all));
    return all;
}

bool have_common(const std::vector<Id>& a, const std::vector<Id>& b) {
    return std::any_of(a.begin(), a.end(), [&](Id id) { return std::binary_search(b.begin(), b.end(), id); });
}

Clauses both(Clauses a, const Clauses& b) {
    if (!a || !b) return std::nullopt;
    a->insert(a->end(), b->begin(), b->end());
    return is_within_bounds(*a) ? std::move(a) : std::nullopt;
}

Clauses either(const Clauses& a, const Clauses& b) {
    if (!a || !b || a->size() * b->size() > most_clauses) return std::nullopt;
    std::vector<Clause> clauses;
    for (const Clause& left : *a)
        for (const Clause& right : *b) {
            Clause clause{united(left.present, right.present), united(left.absent, right.absent)};
            if (have_common(clause.present, clause.absent)) continue;  // always holds
            clauses.push_back(std::move(clause));
            if (!is_within_bounds(clauses)) return std::nullopt;
        }
    return clauses;
}

// What no rich operator is left in, `with` and `without` included: those are about one package and libsolv's look-up
// knows them.
Clauses leaf(const Tier& tier, Id dependency, bool negated) {
    Pool* pool = tier.pool().raw();
    std::vector<Id> providers;
    bool always = false;
    for (const Id* id = pool_whatprovides_ptr(pool, dependency); *id != 0; ++id) {
        always = always || *id == SYSTEMSOLVABLE;
        if (*id != SYSTEMSOLVABLE && tier.has(*id)) providers.push_back(*id);
    }
    std::sort(providers.begin(), providers.end());
    const std::vector<Clause> holds;
    const std::vector<Clause> never(1);
    if (always) return negated ? never : holds;
    if (!negated) return std::vector<Clause>{{std::move(providers), {}}};
    std::vector<Clause> clauses;
    for (const Id provider : providers) clauses.push_back({{}, {provider}});
    return is_within_bounds(clauses) ? Clauses(std::move(clauses)) : std::nullopt;
}

// (A if B): A or not B. (A unless B): A and not B. The else branch, D, takes A's place in the other case.
Clauses conditional(const Tier& tier, const Reldep& relation, bool negated, int depth);

Clauses convert(const Tier& tier, Id dependency, bool negated, int depth) {
    constexpr int deepest = 64;
    if (depth > deepest) return std::nullopt;
    const Pool* pool = tier.pool().raw();
    if (ISRELDEP(dependency) == 0) return leaf(tier, dependency, negated);
    const Reldep relation = *GETRELDEP(pool, dependency);  // a copy: a look-up may move libsolv's array
    const auto part = [&](Id id, bool is_negated) { return convert(tier, id, is_negated, depth + 1); };
    switch (relation.flags) {
        case REL_AND:
        case REL_OR: {
            const auto left = part(relation.name, negated);
            const auto right = part(relation.evr, negated);
            return (relation.flags == REL_AND) != negated ? both(left, right) : either(left, right);
        }
        case REL_COND:
        case REL_UNLESS: return conditional(tier, relation, negated, depth);
        default: return leaf(tier, dependency, negated);
    }
}

Clauses conditional(const Tier& tier, const Reldep& relation, bool negated, int depth) {
    const auto part = [&](Id id, bool is_negated) { return convert(tier, id, is_negated, depth + 1); };
    const Pool* pool = tier.pool().raw();
    Id condition = relation.evr;
    std::optional<Id> otherwise;
    if (ISRELDEP(condition) != 0 && GETRELDEP(pool, condition)->flags == REL_ELSE) {
        const Reldep branches = *GETRELDEP(pool, condition);
        condition = branches.name;
        otherwise = branches.evr;
    }
    // `holds_on`: whether the condition is met where A counts.
    const bool holds_on = relation.flags == REL_COND;
    if (!otherwise && !holds_on) {  // a conjunction
        if (negated) return either(part(relation.name, true), part(condition, false));
        return both(part(relation.name, false), part(condition, true));
    }
    if (!otherwise && negated) return both(part(relation.name, true), part(condition, false));
    const auto first = either(part(relation.name, negated), part(condition, holds_on));
    if (!otherwise) return first;
    return both(first, either(part(*otherwise, negated), part(condition, !holds_on)));
}

}  // namespace

std::optional<std::vector<Clause>> clauses_of(const Tier& tier, Id dependency, bool negated) {
    return convert(tier, dependency, negated, 0);
}

bool is_met_in_part_by(const Tier& tier, Id dependency, Id package) {
    Pool* pool = tier.pool().raw();
    if (ISRELDEP(dependency) != 0) {
        const Reldep relation = *GETRELDEP(pool, dependency);  // a copy: a look-up may move libsolv's array
        switch (relation.flags) {
            case REL_AND:
            case REL_OR:
            case REL_COND:
            case REL_UNLESS:
            case REL_ELSE:
                return is_met_in_part_by(tier, relation.name, package) ||
                       is_met_in_part_by(tier, relation.evr, package);
            default: break;
        }
    }
    for (const Id* id = pool_whatprovides_ptr(pool, dependency); *id != 0; ++id)
        if (*id == package) return true;
    return false;
}

}  // namespace rpmgap::resolve
