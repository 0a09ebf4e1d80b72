#include "resolve/problem.hpp"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

namespace rpmgap::resolve {

namespace {

bool is_conflict(SolverRuleinfo type) {
    switch (type) {
        case SOLVER_RULE_PKG_CONFLICTS:
        case SOLVER_RULE_PKG_SELF_CONFLICT:
        case SOLVER_RULE_PKG_OBSOLETES:
        case SOLVER_RULE_PKG_IMPLICIT_OBSOLETES:
        case SOLVER_RULE_PKG_INSTALLED_OBSOLETES:
        case SOLVER_RULE_PKG_SAME_NAME: return true;
        default: return false;
    }
}

// Of no other type is the third id a capability.
bool is_requirement(SolverRuleinfo type) {
    return type == SOLVER_RULE_PKG_REQUIRES || type == SOLVER_RULE_PKG_NOTHING_PROVIDES_DEP;
}

std::string_view verb(SolverRuleinfo type) {
    switch (type) {
        case SOLVER_RULE_PKG_OBSOLETES:
        case SOLVER_RULE_PKG_IMPLICIT_OBSOLETES:
        case SOLVER_RULE_PKG_INSTALLED_OBSOLETES: return " obsoletes ";
        case SOLVER_RULE_PKG_SAME_NAME: return " cannot be installed beside ";
        default: return " conflicts with ";
    }
}

// Without the EVR: what is told outlives a snapshot.
std::string name(const SolvPool& pool, Id package) {
    if (package <= SYSTEMSOLVABLE) return {};
    const auto reference = pool.reference(package);
    return reference.name + '.' + reference.arch;
}

// Two builds of one package stand beside each other's way only since one is asked for here and the other one there.
std::string told_versions(const Tier& tier, const Reason& reason, const std::vector<std::pair<Id, Id>>& required) {
    const SolvPool& pool = tier.pool();
    std::string of_source;
    std::string of_target;
    for (const auto& [package, capability] : required) {
        const auto providers = tier.providers_of(capability);
        const bool by_source = std::find(providers.begin(), providers.end(), reason.source) != providers.end();
        const bool by_target = std::find(providers.begin(), providers.end(), reason.target) != providers.end();
        if (by_source == by_target) continue;
        auto& told = by_source ? of_source : of_target;
        const auto words = name(pool, package) + " requires " + pool.text_of(capability);
        if (told.empty() || words < told) told = words;
    }
    if (of_source.empty() || of_target.empty()) return {};
    return of_source < of_target ? of_source + ", and " + of_target : of_target + ", and " + of_source;
}

}  // namespace

Reason reason_of(const Tier& tier, Solver* solver, Id problem) {
    IdQueue rules;
    solver_findallproblemrules(solver, problem, rules.raw());
    Reason reason;
    // Who requires what, of the rules that lead to the problem.
    std::vector<std::pair<Id, Id>> required;
    for (const Id rule : rules) {
        Id source = 0;
        Id target = 0;
        Id capability = 0;
        const SolverRuleinfo type = solver_ruleinfo(solver, rule, &source, &target, &capability);
        if (type == SOLVER_RULE_PKG_SAME_NAME) {
            if (!reason.is_conflict) reason = {source, target, capability, true, std::string(verb(type)), false, {}};
            continue;
        }
        if (is_conflict(type)) return {source, target, capability, true, std::string(verb(type)), false, {}};
        if (!is_requirement(type)) continue;
        required.emplace_back(source, capability);
        if (reason.is_conflict) continue;
        const bool ends = type == SOLVER_RULE_PKG_NOTHING_PROVIDES_DEP || tier.providers_of(capability).empty();
        if (reason.source == 0 || (ends && !reason.ends)) reason = {source, 0, capability, false, {}, ends, {}};
    }
    if (reason.is_conflict) reason.words = told_versions(tier, reason, required);
    return reason;
}

std::string told(const SolvPool& pool, const Reason& reason) {
    const auto& [source, target, capability, conflicts, verb, ends, words] = reason;
    if (source == 0) return {};
    if (!words.empty()) return words;
    if (!conflicts) return name(pool, source) + " requires " + pool.text_of(capability);
    // Two builds of one package: whose they are tells them apart.
    const bool is_told_apart = target > SYSTEMSOLVABLE && name(pool, source) == name(pool, target) &&
                               pool.is_application(source) != pool.is_application(target);
    const auto told_name = [&](Id package) {
        return (is_told_apart && pool.is_application(package) ? "the application's " : "") + name(pool, package);
    };
    auto text = told_name(source).append(verb).append(capability != 0 ? pool.text_of(capability) : told_name(target));
    if (capability != 0 && target > SYSTEMSOLVABLE && target != source) text += " (" + name(pool, target) + ')';
    return text;
}

}  // namespace rpmgap::resolve
