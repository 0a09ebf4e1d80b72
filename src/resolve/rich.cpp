#include "resolve/rich.hpp"

#include <algorithm>
#include <unordered_set>

#include "resolve/capability_id.hpp"

namespace rpmgap::resolve {

namespace {

using model::Capability;
using model::RichOperator;

// The parts of a tree that one package satisfies: plain capabilities, and "with" and "without" as a whole.
void collect_units(const Capability& capability, bool positive, std::vector<Leaf>& units) {
    const RichOperator op = capability.rich;
    if (op == RichOperator::none || op == RichOperator::with_ || op == RichOperator::without_) {
        units.push_back({&capability, positive});
        return;
    }
    const bool conditional = op == RichOperator::if_ || op == RichOperator::unless_;
    for (std::size_t i = 0; i < capability.operands.size(); ++i)
        collect_units(capability.operands[i], positive && !(conditional && i == 1), units);
}

std::vector<Leaf> units_of(const Capability& capability) {
    std::vector<Leaf> units;
    collect_units(capability, true, units);
    return units;
}

// Sets what packages require aside for the time of one solve, and what they refuse too when `all`.
class WithoutDependencies {
public:
    WithoutDependencies(const SolvPool& pool, const std::vector<Id>& packages, bool all) : pool_(pool.raw()) {
        for (const Id package : packages) {
            Solvable& s = pool_->solvables[package];
            kept_.push_back({package, s.dep_requires, s.dep_conflicts, s.dep_obsoletes});
            s.dep_requires = 0;
            if (all) s.dep_conflicts = s.dep_obsoletes = 0;
        }
    }
    ~WithoutDependencies() {
        for (const Kept& kept : kept_) {
            Solvable& s = pool_->solvables[kept.package];
            s.dep_requires = kept.requirements;
            s.dep_conflicts = kept.conflicts;
            s.dep_obsoletes = kept.obsoletes;
        }
    }
    WithoutDependencies(const WithoutDependencies&) = delete;
    WithoutDependencies& operator=(const WithoutDependencies&) = delete;

private:
    struct Kept {
        Id package;
        Offset requirements;
        Offset conflicts;
        Offset obsoletes;
    };
    Pool* pool_;
    std::vector<Kept> kept_;
};

std::vector<Id> packages_of_application(const SolvPool& pool) {
    std::vector<Id> packages;
    for (Id package = 2; package < pool.raw()->nsolvables; ++package)
        if (pool.solvable(package).repo != nullptr && pool.is_application(package)) packages.push_back(package);
    return packages;
}

}  // namespace

RichJudge::RichJudge(const Context& context, Installability& installability)
    : context_(context), installability_(installability), supports_{model::Support::enabled} {
    for (const model::Support support : {model::Support::opt_in, model::Support::unsupported})
        for (std::size_t i = 0; i < context.pool.channel_count(); ++i)
            if (context.pool.channel(i).support == support) {
                supports_.push_back(support);
                break;
            }
}

// Every package that has a name of the tree, sorted.
std::vector<Id> RichJudge::involved_in(const Capability& capability) const {
    std::vector<Id> involved;
    for (const Leaf& leaf : leaves_of(capability)) {
        const auto providers = context_.pool.providers_of(capability_id(context_.pool.raw(), *leaf.capability, false));
        involved.insert(involved.end(), providers.begin(), providers.end());
    }
    std::sort(involved.begin(), involved.end());
    involved.erase(std::unique(involved.begin(), involved.end()), involved.end());
    return involved;
}

// Packages that are there whatever this dependency says: the application's own, and what it brings in.
std::vector<Id> RichJudge::forced(const Tier& tier, const std::vector<Id>& involved) const {
    std::vector<Id> packages;
    std::unordered_set<Id> own_names;
    for (const Id package : involved) {
        const bool is_own = context_.pool.is_application(package);
        if (!tier.has(package) || (!is_own && !installability_.is_chosen(package))) continue;
        // Two versions of one package were given: only one of them gets installed.
        if (is_own && !own_names.insert(context_.pool.solvable(package).name).second) continue;
        packages.push_back(package);
    }
    return packages;
}

bool RichJudge::try_tier(Tier& tier, Id question, const Capability& capability, std::vector<Hit>& hits) const {
    Pool* pool = context_.pool.raw();
    const auto involved = involved_in(capability);
    const bool conditional = is_conditional(capability);
    IdQueue jobs;
    jobs.push(SOLVER_INSTALL | SOLVER_SOLVABLE, question);
    for (const Id package : forced(tier, involved))
        jobs.push((conditional ? SOLVER_INSTALL : SOLVER_FAVOR) | SOLVER_SOLVABLE, package);
    const WithoutDependencies alone(context_.pool, involved, true);
    const auto solver = tier.solve(jobs);
    if (solver_problem_count(solver.get()) != 0) return false;

    std::unordered_set<Id> seen;
    for (const Leaf& unit : units_of(capability)) {
        if (!unit.positive) continue;
        const Id id = capability_id(pool, *unit.capability, true);
        for (const Id package : tier.providers_of(id)) {
            if (solver_get_decisionlevel(solver.get(), package) <= 0 || !seen.insert(package).second) continue;
            Hit hit;
            hit.package = package;
            hit.via = id;
            if (!is_rich(pool, id)) hit = hit_of(context_.pool, package, id);
            hits.push_back(std::move(hit));
        }
    }
    return true;
}

std::optional<model::Breakage> RichJudge::breakage(Id question, const Capability& capability,
                                                   const std::vector<Hit>& hits) {
    std::vector<Id> given;
    if (is_conditional(capability))
        given = forced(Tier(context_.pool, model::Support::enabled), involved_in(capability));
    std::vector<Id> satisfying;
    for (const Hit& hit : hits)
        if (!context_.pool.is_application(hit.package)) satisfying.push_back(hit.package);
    // What the application's packages require is judged by itself: it is no reason why this dependency breaks.
    const WithoutDependencies alone(context_.pool, packages_of_application(context_.pool), false);
    return installability_.breakage_of_question(question, given, satisfying);
}

bool RichJudge::rests_on_unknown(const Capability& capability) const {
    const auto leaves = leaves_of(capability);
    return std::any_of(leaves.begin(), leaves.end(), [&](const Leaf& leaf) {
        if (context_.carried.all_carry(class_of(leaf.capability->name))) return false;
        return context_.pool.providers_of(capability_id(context_.pool.raw(), *leaf.capability, false)).empty();
    });
}

model::NearestMiss RichJudge::nearest(const Capability& capability) const {
    for (const Leaf& leaf : leaves_of(capability)) {
        if (!leaf.positive) continue;
        if (!context_.pool.providers_of(capability_id(context_.pool.raw(), *leaf.capability, false)).empty()) continue;
        return context_.nearest.to_capability(*leaf.capability);
    }
    return {};
}

Draft RichJudge::decide(Id question, const Capability& capability) {
    for (const model::Support support : supports_) {
        Tier tier(context_.pool, support);
        std::vector<Hit> hits;
        if (!try_tier(tier, question, capability, hits)) continue;
        // No package in it and a name that could not be looked up: it only seems to be met.
        if (hits.empty() && rests_on_unknown(capability)) break;
        Draft draft = satisfied(std::move(hits));
        draft.tier = support;
        return draft;
    }
    if (rests_on_unknown(capability)) {
        const auto& files = context_.carried.reason_of(Carried::files);
        const auto& generated = context_.carried.reason_of(Carried::generated);
        return undecidable(generated.empty() ? files : generated);
    }
    return unmet(nearest(capability));
}

}  // namespace rpmgap::resolve
