#include "resolve/package_rules.hpp"

#include <algorithm>
#include <string_view>

namespace rpmgap::resolve {

PackageRules::PackageRules(const Tier& tier) : tier_(tier) {
    const Pool* pool = tier.pool().raw();
    const auto count = static_cast<std::size_t>(pool->nsolvables);
    of_string_.resize(static_cast<std::size_t>(pool->ss.nstrings));
    of_relation_.resize(static_cast<std::size_t>(pool->nrels));
    first_rule_.assign(count + 1, 0);
    beyond_.resize(count);
    collect();
    index_exclusions();
}

PackageRules::Rule PackageRules::rule(Index index) const {
    const StoredRule& stored = rules_[index];
    const auto literals = std::span(literals_).subspan(stored.first, stored.present + stored.absent);
    return {literals.first(stored.present), literals.subspan(stored.present), stored.dependency};
}

// Ids ascend, so the rules of one package follow those of the one before.
void PackageRules::collect() {
    const auto count = static_cast<Id>(beyond_.size());
    for (Id package = 0; package < count; ++package) {
        const auto at = static_cast<std::size_t>(package);
        first_rule_[at] = static_cast<Index>(rule_of_.size());
        if (package < 2 || !tier_.has(package)) continue;
        collecting_.clear();
        add_requirements(package);
        const Id arch = tier_.pool().solvable(package).arch;
        if (arch != ARCH_SRC && arch != ARCH_NOSRC) {
            add_conflicts(package);
            add_obsoletes(package);
            add_namesakes(package);
        }
        std::sort(collecting_.begin(), collecting_.end());
        collecting_.erase(std::unique(collecting_.begin(), collecting_.end()), collecting_.end());
        rule_of_.insert(rule_of_.end(), collecting_.begin(), collecting_.end());
    }
    first_rule_[beyond_.size()] = static_cast<Index>(rule_of_.size());
    of_string_ = {};
    of_relation_ = {};
}

PackageRules::Index PackageRules::add_rule(const Clause& clause, Id dependency) {
    rules_.push_back({static_cast<Index>(literals_.size()), static_cast<Index>(clause.present.size()),
                      static_cast<Index>(clause.absent.size()), dependency});
    literals_.insert(literals_.end(), clause.present.begin(), clause.present.end());
    literals_.insert(literals_.end(), clause.absent.begin(), clause.absent.end());
    return static_cast<Index>(rules_.size() - 1);
}

const PackageRules::Known& PackageRules::known(Id dependency) {
    auto& known = ISRELDEP(dependency) != 0 ? of_relation_.at(static_cast<std::size_t>(GETRELID(dependency)))
                                            : of_string_.at(static_cast<std::size_t>(dependency));
    if (known.looked) return known;
    known.looked = true;
    known.first = static_cast<Index>(rules_.size());
    const auto clauses = clauses_of(tier_, dependency);
    known.beyond = !clauses;
    if (clauses)
        for (const Clause& clause : *clauses) add_rule(clause, dependency);
    known.count = static_cast<Index>(rules_.size()) - known.first;
    return known;
}

void PackageRules::add_requirements(Id package) {
    tier_.pool().for_each_requirement(package, [&](Id requirement) {
        const Known& clauses = known(requirement);
        if (clauses.beyond) beyond_[static_cast<std::size_t>(package)] = true;
        for (Index at = clauses.first; at < clauses.first + clauses.count; ++at) {
            // What it provides itself is there with it.
            const auto present = rule(at).present;
            if (!std::binary_search(present.begin(), present.end(), package)) collecting_.push_back(at);
        }
    });
}

// A package does not conflict with itself.
void PackageRules::add_conflicts(Id package) {
    Pool* pool = tier_.pool().raw();
    // What is named so conflicts for libsolv with names alone: it passes over rich conflicts that have a condition.
    const bool is_patch = std::string_view(pool_id2str(pool, pool->solvables[package].name)).starts_with("patch:");
    tier_.pool().for_each_conflict(package, [&](Id conflict) {
        if (!is_rich(pool, conflict)) {
            for (const Id* other = pool_whatprovides_ptr(pool, conflict); *other != 0; ++other) {
                // What rpm itself provides is always there.
                if (*other == SYSTEMSOLVABLE)
                    beyond_[static_cast<std::size_t>(package)] = true;
                else if (*other != package && tier_.has(*other))
                    exclude(package, *other);
            }
            return;
        }
        // libsolv passes over a clause that says no more than that the package is not there, and which clauses a
        // dependency becomes is a matter of how it multiplies them out.
        const auto clauses = clauses_of(tier_, conflict, true);
        if (!clauses || is_patch || is_met_in_part_by(tier_, conflict, package)) {
            beyond_[static_cast<std::size_t>(package)] = true;
            return;
        }
        for (const Clause& clause : *clauses) {
            if (clause.present.empty() && clause.absent.empty()) {
                // A contrary that nothing can make true: the solver says it in words.
                beyond_[static_cast<std::size_t>(package)] = true;
            } else if (clause.present.empty() && clause.absent.size() == 1) {
                exclude(package, clause.absent.front());
            } else {
                collecting_.push_back(add_rule(clause, conflict));
            }
        }
    });
}

void PackageRules::add_obsoletes(Id package) {
    Pool* pool = tier_.pool().raw();
    Solvable* const s = pool->solvables + package;
    tier_.pool().for_each_obsoleted(package, [&](Id obsoleted) {
        for (const Id* other = pool_whatprovides_ptr(pool, obsoleted); *other != 0; ++other) {
            if (*other == package || !tier_.has(*other)) continue;
            Solvable* const ps = pool->solvables + *other;
            if (pool_match_nevr(pool, ps, obsoleted) != 0 && pool_colormatch(pool, s, ps) != 0)
                exclude(package, *other);
        }
    });
}

// Packages of one name: of one colour only one is installed; one for a lesser architecture goes in step with that for
// the best one, or not at all where that has no package of its version.
void PackageRules::add_namesakes(Id package) {
    Pool* pool = tier_.pool().raw();
    Solvable* const s = pool->solvables + package;
    const auto score = [&](Id other) { return pool_arch2score(pool, pool->solvables[other].arch); };
    constexpr unsigned noarch = 1;
    constexpr unsigned class_bits = 0xffff0000U;
    unsigned best = score(package) == noarch ? 0 : score(package);
    bool others_alike = true;  // none is for a third architecture
    std::vector<Id> namesakes;
    for (const Id* other = pool_whatprovides_ptr(pool, s->name); *other != 0; ++other) {
        if (*other == package || !tier_.has(*other) || pool->solvables[*other].name != s->name) continue;
        if (pool_colormatch(pool, s, pool->solvables + *other) != 0) exclude(package, *other);
        namesakes.push_back(*other);
        if (score(*other) != noarch && (best == 0 || score(*other) < best)) best = score(*other);
    }
    if (score(package) == noarch || ((score(package) ^ best) & class_bits) == 0) return;
    Clause in_step;
    for (const Id other : namesakes) {
        const bool is_best = score(other) == noarch || ((score(other) ^ best) & class_bits) == 0;
        others_alike = others_alike && (is_best || pool->solvables[other].arch == s->arch);
        if (is_best && pool->solvables[other].evr == s->evr) in_step.present.push_back(other);
    }
    std::sort(in_step.present.begin(), in_step.present.end());
    // What is best hangs on what else is looked at: then it is for the solver.
    if (!others_alike || in_step.present.empty()) beyond_[static_cast<std::size_t>(package)] = true;
    if (!in_step.present.empty()) collecting_.push_back(add_rule(in_step, 0));
}

void PackageRules::exclude(Id package, Id other) {
    pairs_.push_back({package, other});
    pairs_.push_back({other, package});
}

void PackageRules::index_exclusions() {
    std::sort(pairs_.begin(), pairs_.end());
    pairs_.erase(std::unique(pairs_.begin(), pairs_.end()), pairs_.end());
    first_excluded_.assign(beyond_.size() + 1, 0);
    for (const Pair& pair : pairs_) ++first_excluded_[static_cast<std::size_t>(pair.package) + 1];
    for (std::size_t i = 1; i < first_excluded_.size(); ++i) first_excluded_[i] += first_excluded_[i - 1];
    excluded_.reserve(pairs_.size());
    for (const Pair& pair : pairs_) excluded_.push_back(pair.other);
    pairs_ = {};
}

}  // namespace rpmgap::resolve
