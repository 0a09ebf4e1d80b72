#include "resolve/capability_id.hpp"

#include <algorithm>
#include <string>

#include "resolve/clause_count.hpp"
#include "resolve/pool.hpp"
#include "support/text.hpp"

namespace rpmgap::resolve {

namespace {

using model::Capability;
using model::RichOperator;
using model::Sense;

int rich_flags(RichOperator op) {
    switch (op) {
        case RichOperator::and_: return REL_AND;
        case RichOperator::or_: return REL_OR;
        case RichOperator::if_: return REL_COND;
        case RichOperator::unless_: return REL_UNLESS;
        case RichOperator::with_: return REL_WITH;
        case RichOperator::without_: return REL_WITHOUT;
        case RichOperator::none: break;
    }
    return REL_ERROR;
}

RichOperator rich_operator(int flags) {
    switch (flags) {
        case REL_AND: return RichOperator::and_;
        case REL_OR: return RichOperator::or_;
        case REL_COND: return RichOperator::if_;
        case REL_UNLESS: return RichOperator::unless_;
        case REL_WITH: return RichOperator::with_;
        case REL_WITHOUT: return RichOperator::without_;
        default: return RichOperator::none;
    }
}

bool has_condition(RichOperator op) {
    return op == RichOperator::if_ || op == RichOperator::unless_;
}

// The operands from `first` on as one id; libsolv nests chains to the right: (a and (b and c)).
Id chain_id(Pool* pool, const Capability& capability, std::size_t first) {
    const Id id = capability_id(pool, capability.operands[first], true);
    if (first + 1 == capability.operands.size()) return id;
    const bool otherwise = has_condition(capability.rich) && first == 1;
    return pool_rel2id(pool, id, chain_id(pool, capability, first + 1),
                       otherwise ? REL_ELSE : rich_flags(capability.rich), 1);
}

void collect_leaves(const Capability& capability, bool positive, std::vector<Leaf>& leaves) {
    if (capability.rich == RichOperator::none) {
        leaves.push_back({&capability, positive});
        return;
    }
    for (std::size_t i = 0; i < capability.operands.size(); ++i)
        collect_leaves(capability.operands[i], positive && !(has_condition(capability.rich) && i == 1), leaves);
}

// Bounds of what libsolv builds. Every leaf counts as if several packages had it, because a negated leaf becomes one
// literal for each.
constexpr double packages_a_leaf = 4;
constexpr std::size_t most_leaves = 200;

ClauseCount clauses_of(const Capability& capability) {
    const RichOperator op = capability.rich;
    if (op == RichOperator::none || op == RichOperator::with_ || op == RichOperator::without_)
        return {1, packages_a_leaf};
    const auto& operands = capability.operands;
    ClauseCount sum = clauses_of(operands[0]);
    if (has_condition(op)) {
        const bool unless = op == RichOperator::unless_;
        const auto condition = clauses_of(operands[1]);
        return operands.size() < 3 ? conditional(sum, condition, unless)
                                   : conditional(sum, condition, clauses_of(operands[2]), unless);
    }
    for (std::size_t i = 1; i < operands.size(); ++i) {
        const auto next = clauses_of(operands[i]);
        sum = op == RichOperator::and_ ? both(sum, next) : either(sum, next);
    }
    return sum;
}

// libsolv and the functions above recurse and expect the right number of operands; "(a)" is all of one.
bool is_well_formed(const Capability& capability, unsigned depth) {
    if (capability.rich == RichOperator::none) return !capability.name.empty();
    const std::size_t count = capability.operands.size();
    if (depth == 0 || count == 0 || (has_condition(capability.rich) && (count < 2 || count > 3))) return false;
    return std::all_of(capability.operands.begin(), capability.operands.end(),
                       [&](const Capability& operand) { return is_well_formed(operand, depth - 1); });
}

}  // namespace

int relation_flags(Sense sense) {
    return (has(sense, Sense::less) ? REL_LT : 0) | (has(sense, Sense::equal) ? REL_EQ : 0) |
           (has(sense, Sense::greater) ? REL_GT : 0);
}

Id evr_id(Pool* pool, std::string_view evr) {
    if (evr.size() > 2 && evr.starts_with("0:")) evr.remove_prefix(2);
    return pool_strn2id(pool, evr.data(), static_cast<unsigned>(evr.size()), 1);
}

Id capability_id(Pool* pool, const Capability& capability, bool create) {
    if (capability.rich != RichOperator::none) return chain_id(pool, capability, 0);
    const Id name =
        pool_strn2id(pool, capability.name.data(), static_cast<unsigned>(capability.name.size()), create ? 1 : 0);
    // For rpm a bound on no version is no bound (rpmdsCompare()); for libsolv an empty version is the oldest.
    if (name == 0 || capability.sense == Sense::any || capability.evr.empty()) return name;
    return pool_rel2id(pool, name, evr_id(pool, capability.evr), relation_flags(capability.sense), 1);
}

std::vector<Leaf> leaves_of(const Capability& capability) {
    std::vector<Leaf> leaves;
    collect_leaves(capability, true, leaves);
    return leaves;
}

bool is_conditional(const Capability& capability) {
    return has_condition(capability.rich) ||
           std::any_of(capability.operands.begin(), capability.operands.end(), is_conditional);
}

bool is_tractable(const Capability& capability) {
    constexpr unsigned most_levels = 100;
    if (!is_well_formed(capability, most_levels)) return false;
    if (capability.rich == RichOperator::none) return true;
    if (leaves_of(capability).size() > most_leaves) return false;
    return clauses_of(capability).conjunctive <= most_clauses_for_solver;
}

model::Capability capability_of(Pool* pool, Id id) {
    Capability capability;
    if (!ISRELDEP(id)) {
        capability.name = support::printable(pool_id2str(pool, id));
        return capability;
    }
    const Reldep relation = *GETRELDEP(pool, id);
    if (relation.flags <= 7) {
        capability.name = support::printable(pool_id2str(pool, name_of(pool, relation.name)));
        if ((relation.flags & REL_LT) != 0) capability.sense = capability.sense | Sense::less;
        if ((relation.flags & REL_GT) != 0) capability.sense = capability.sense | Sense::greater;
        if ((relation.flags & REL_EQ) != 0) capability.sense = capability.sense | Sense::equal;
        capability.evr = support::printable(pool_id2str(pool, relation.evr));
        return capability;
    }
    capability.rich = rich_operator(relation.flags);
    if (capability.rich == RichOperator::none) {  // architectures, namespaces: nothing that metadata of rpm has
        capability.name = support::printable(pool_dep2str(pool, id));
        return capability;
    }
    capability.operands.push_back(capability_of(pool, relation.name));
    // Chains are nested to the right; "else" hangs below the condition.
    Id rest = relation.evr;
    const int next = has_condition(capability.rich) ? REL_ELSE : relation.flags;
    while (ISRELDEP(rest) && GETRELDEP(pool, rest)->flags == next) {
        capability.operands.push_back(capability_of(pool, GETRELDEP(pool, rest)->name));
        rest = GETRELDEP(pool, rest)->evr;
        if (next == REL_ELSE) break;
    }
    capability.operands.push_back(capability_of(pool, rest));
    return capability;
}

}  // namespace rpmgap::resolve
