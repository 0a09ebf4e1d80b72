#include "resolve/rich.hpp"

#include <algorithm>
#include <unordered_set>

#include <fmt/format.h>

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

// Two bounds on one name that no version meets both.
struct Range {
    const Capability* one;
    const Capability* other;
};

void collect_bounds(const Capability& capability, std::vector<const Capability*>& bounds) {
    if (capability.rich == RichOperator::with_)
        for (const Capability& operand : capability.operands) collect_bounds(operand, bounds);
    if (capability.rich == RichOperator::none && !capability.evr.empty()) bounds.push_back(&capability);
}

// In what the tree cannot do without; rpm's way to write a range is "(foo >= 1 with foo < 2)".
std::optional<Range> impossible_range(Pool* pool, const Capability& capability) {
    if (capability.rich == RichOperator::and_) {
        for (const Capability& operand : capability.operands)
            if (auto range = impossible_range(pool, operand)) return range;
        return std::nullopt;
    }
    std::vector<const Capability*> bounds;
    if (capability.rich == RichOperator::with_) collect_bounds(capability, bounds);
    for (std::size_t i = 0; i < bounds.size(); ++i)
        for (std::size_t j = i + 1; j < bounds.size(); ++j)
            if (bounds[i]->name == bounds[j]->name &&
                pool_intersect_evrs(pool, relation_flags(bounds[i]->sense), evr_id(pool, bounds[i]->evr),
                                    relation_flags(bounds[j]->sense), evr_id(pool, bounds[j]->evr)) == 0)
                return Range{bounds[i], bounds[j]};
    return std::nullopt;
}

// ">= 2" of "foo >= 2".
std::string bound_of(const Capability& capability) {
    return to_string(capability).substr(capability.name.size() + 1);
}

// What of a package meets a unit of a tree. A "with" as a whole, unless a bound in it is met by a Provides without a
// version: that is what there is to know about it.
Hit hit_in_tree(const SolvPool& pool, Id package, const Capability& unit, Id id) {
    if (!is_rich(pool.raw(), id)) return hit_of(pool, package, id);
    std::vector<const Capability*> bounds;
    collect_bounds(unit, bounds);
    for (const Capability* bound : bounds) {
        const Id wanted = capability_id(pool.raw(), *bound, true);
        const Hit hit = hit_of(pool, package, wanted);
        if (hit.via == name_of(pool.raw(), wanted)) return hit;
    }
    Hit hit;
    hit.package = package;
    hit.via = id;
    return hit;
}

std::vector<Id> packages_of_application(const SolvPool& pool) {
    std::vector<Id> packages;
    for (Id package = 2; package < pool.raw()->nsolvables; ++package)
        if (pool.solvable(package).repo != nullptr && pool.is_application(package)) packages.push_back(package);
    return packages;
}

}  // namespace

RichJudge::RichJudge(const Context& context, Installability& installability, std::vector<Id> image)
    : context_(context), installability_(installability), image_(std::move(image)), supports_{model::Support::enabled} {
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

// Packages that are there whatever this dependency says: the application's own, what it brings in, and the image's.
std::vector<Id> RichJudge::forced(const Tier& tier, const std::vector<Id>& involved) const {
    std::vector<Id> packages;
    std::unordered_set<Id> own_names;
    std::unordered_set<Id> names;
    for (const Id package : involved) {
        const bool is_own = context_.pool.is_application(package);
        if (!tier.has(package) || (!is_own && !installability_.is_chosen(package))) continue;
        // Two versions of one package were given: only one of them gets installed.
        const Id name = context_.pool.solvable(package).name;
        if (is_own && !own_names.insert(name).second) continue;
        names.insert(name);
        packages.push_back(package);
    }
    // What the application brings in another version of replaces the image's.
    for (const Id package : involved)
        if (tier.has(package) && std::binary_search(image_.begin(), image_.end(), package) &&
            !names.contains(context_.pool.solvable(package).name))
            packages.push_back(package);
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
            hits.push_back(hit_in_tree(context_.pool, package, *unit.capability, id));
        }
    }
    return true;
}

std::optional<model::Breakage> RichJudge::breakage(Id question, const Capability& capability,
                                                   const std::vector<Hit>& hits) {
    std::vector<Id> given;
    if (is_conditional(capability)) given = forced(installability_.tier(), involved_in(capability));
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

// Parts that would meet it, and that nothing provides; each once.
std::vector<Capability> RichJudge::lacking(const Capability& capability) const {
    std::vector<Capability> parts;
    for (const Leaf& leaf : leaves_of(capability)) {
        if (!leaf.positive || std::find(parts.begin(), parts.end(), *leaf.capability) != parts.end()) continue;
        const Id id = capability_id(context_.pool.raw(), *leaf.capability, false);
        if (context_.pool.providers_of(id).empty()) parts.push_back(*leaf.capability);
    }
    return parts;
}

model::NearestMiss RichJudge::nearest(const Capability& capability) const {
    if (auto range = impossible_range(context_.pool.raw(), capability)) {
        auto miss = context_.nearest.to_version(*range->one);
        miss.never = fmt::format("no version of {} is {} and {}", range->one->name, bound_of(*range->one),
                                 bound_of(*range->other));
        return miss;
    }
    const auto parts = lacking(capability);
    return parts.empty() ? model::NearestMiss() : context_.nearest.to_capability(parts.front());
}

Draft RichJudge::decide(Id question, const Capability& capability) {
    for (const model::Support support : supports_) {
        Tier tier(context_.pool, ChannelSet(context_.pool, support));
        std::vector<Hit> hits;
        if (!try_tier(tier, question, capability, hits)) continue;
        // No package in it and a name that could not be looked up: it only seems to be met.
        if (hits.empty() && rests_on_unknown(capability)) break;
        Draft draft = satisfied(std::move(hits));
        draft.tier = support;
        return draft;
    }
    if (rests_on_unknown(capability)) {
        return uncarried(context_,
                         context_.carried.all_carry(Carried::generated) ? Carried::files : Carried::generated);
    }
    Draft draft = unmet(nearest(capability));
    draft.lacking = lacking(capability);
    return draft;
}

}  // namespace rpmgap::resolve
