#include "resolve/closure.hpp"

#include <algorithm>
#include <optional>
#include <span>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include <fmt/format.h>

#include "resolve/capability_id.hpp"
#include "resolve/desk.hpp"
#include "resolve/direct_check.hpp"
#include "resolve/installable.hpp"
#include "resolve/installable_each.hpp"
#include "resolve/shortest_chain.hpp"
#include "resolve/tiers.hpp"
#include "support/glob.hpp"
#include "support/text.hpp"

namespace rpmgap::resolve {

namespace {

using model::Breakage;
using model::ClosureCause;
using model::ClosureMode;
using model::ClosureTier;

// Channels whose packages are asked about, and those that they may be installed from.
struct Scope {
    ClosureTier told;
    ChannelSet usable;
    std::vector<std::size_t> checked;
};

// The channel whose binary packages are built from those of this one, by the name that dnf gives source repositories
// (RepoDict.enable_source_repos() in its dnf/repodict.py): "X-source" of "X". Itself where there is none.
std::size_t built_into(const SolvPool& pool, std::size_t channel) {
    constexpr std::string_view suffix = "-source";
    const std::string_view id = pool.channel(channel).id;
    if (!id.ends_with(suffix)) return channel;
    for (std::size_t i = 0; i < pool.channel_count(); ++i)
        if (pool.channel(i).id == id.substr(0, id.size() - suffix.size())) return i;
    return channel;
}

// Each tier with the channels that it is the first to have.
std::vector<Scope> scopes_of(const SolvPool& pool) {
    std::vector<Scope> scopes;
    std::vector<bool> reached(pool.channel_count());
    for (const auto& tier : tiers_of(pool)) {
        Scope scope{.told = {}, .usable = channels_of(pool, tier), .checked = {}};
        scope.told.name = tier.name;
        scope.told.channels = tier.channels;
        for (std::size_t i = 0; i < pool.channel_count(); ++i) {
            if (reached[i] || !scope.usable.has(built_into(pool, i))) continue;
            reached[i] = true;
            scope.checked.push_back(i);
            scope.told.checked.push_back(pool.channel(i).id);
        }
        if (!scope.checked.empty()) scopes.push_back(std::move(scope));
    }
    return scopes;
}

bool is_source(const SolvPool& pool, Id package) {
    const Id arch = pool.solvable(package).arch;
    return arch == ARCH_SRC || arch == ARCH_NOSRC;
}

// The newest of each name and architecture, in the order in which they were.
std::vector<Id> newest_of(const SolvPool& pool, const std::vector<Id>& packages) {
    std::unordered_map<std::uint64_t, Id> newest;
    const auto key = [&](Id package) {
        const Solvable& s = pool.solvable(package);
        return (static_cast<std::uint64_t>(static_cast<std::uint32_t>(s.name)) << 32U) |
               static_cast<std::uint32_t>(s.arch);
    };
    for (const Id package : packages) {
        const auto [entry, fresh] = newest.try_emplace(key(package), package);
        if (!fresh &&
            pool_evrcmp(pool.raw(), pool.solvable(entry->second).evr, pool.solvable(package).evr, EVRCMP_COMPARE) < 0)
            entry->second = package;
    }
    std::vector<Id> kept;
    for (const Id package : packages)
        if (newest.at(key(package)) == package) kept.push_back(package);
    return kept;
}

class Closing {
public:
    Closing(const SolvPool& pool, const model::Distribution& distribution, const ClosureOptions& options)
        : pool_(pool),
          options_(options),
          carried_(pool),
          nearest_(pool, distribution),
          desk_({pool, distribution, carried_, nearest_}) {}

    void run(model::Closure& closure) {
        note_misfits(closure);
        for (Scope& scope : scopes_of(pool_)) {
            const auto packages = asked_about(scope);
            scope.told.packages = packages.size();
            if (!packages.empty()) {
                UnanswerableRequirements unanswerable(pool_, scope.usable);
                note_unanswerable(scope, unanswerable.size(), closure);
                close(scope, packages);
                unanswerable.restore();
            }
            closure.tiers.push_back(std::move(scope.told));
        }
        closure.hidden = pool_.hidden().size();
        for (const auto& reason : pool_.not_checked()) closure.not_checked.push_back(reason);
    }

private:
    std::vector<Id> asked_about(const Scope& scope) const {
        std::vector<Id> packages;
        for (Id package = 2; package < pool_.raw()->nsolvables; ++package) {
            if (pool_.solvable(package).repo == nullptr) continue;
            if (options_.build ? !is_source(pool_, package) : !pool_.is_admitted(package)) continue;
            if (std::find(scope.checked.begin(), scope.checked.end(), pool_.channel_of(package)) == scope.checked.end())
                continue;
            const char* const name = pool_id2str(pool_.raw(), pool_.solvable(package).name);
            const bool is_meant = std::any_of(options_.only.begin(), options_.only.end(), [&](const std::string& glob) {
                return support::matches_glob(glob, name);
            });
            if (options_.only.empty() || is_meant) packages.push_back(package);
        }
        return options_.newest ? newest_of(pool_, packages) : packages;
    }

    void close(Scope& scope, const std::vector<Id>& packages) {
        Tier tier(pool_, scope.usable);
        if (options_.build)
            for (const Id package : packages) tier.add(package);
        if (options_.mode == ClosureMode::direct) {
            check_directly(tier, packages, scope.told);
        } else {
            solve(tier, packages, scope.told);
        }
    }

    // A channel that has packages, and none for this architecture, must not look like one without a fault; and what
    // keeps a source package from being built besides is not looked at.
    void note_misfits(model::Closure& closure) const {
        std::vector<std::size_t> fitting(pool_.channel_count());
        std::vector<std::size_t> others(pool_.channel_count());
        std::size_t build_conflicts = 0;
        for (Id package = 2; package < pool_.raw()->nsolvables; ++package) {
            if (pool_.solvable(package).repo == nullptr || pool_.channel_of(package) >= pool_.channel_count()) continue;
            if (is_source(pool_, package)) {
                build_conflicts += pool_.solvable(package).dep_conflicts != 0 ? 1 : 0;
            } else {
                ++(pool_.fits(package) ? fitting : others)[pool_.channel_of(package)];
            }
        }
        for (std::size_t i = 0; !options_.build && i < pool_.channel_count(); ++i)
            if (fitting[i] == 0 && others[i] > 0)
                closure.not_checked.push_back({.evidence = {"channel " + pool_.channel(i).id, 0, {}},
                                               .reason = fmt::format("it has {}, and none is for this architecture",
                                                                     support::count_of(others[i], "package"))});
        if (options_.build && build_conflicts > 0)
            closure.not_checked.push_back(
                {.evidence = {"BuildConflicts", 0, {}},
                 .reason =
                     fmt::format("{} them, and they are not looked at",
                                 support::count_of(build_conflicts, "source package has", "source packages have"))});
    }

    void note_unanswerable(const Scope& scope, std::size_t dropped, model::Closure& closure) const {
        if (dropped == 0) return;
        const CarriedClasses carried(pool_, scope.usable);
        std::vector<std::string> reasons;
        for (const auto what : {Carried::generated, Carried::files})
            if (!carried.all_carry(what)) reasons.push_back(carried.reason_of(what));
        closure.not_checked.push_back(
            {.evidence = {scope.told.name == "enabled" ? support::join(scope.told.channels, ", ") : scope.told.name,
                          0,
                          {}},
             .reason = fmt::format("{} of packages cannot be looked up and {} held to be met: {}",
                                   support::count_of(dropped, "requirement"), dropped == 1 ? "is" : "are",
                                   support::join(reasons, "; "))});
    }

    void check_directly(const Tier& tier, const std::vector<Id>& packages, ClosureTier& told) {
        const Breakages breakages(tier);
        std::unordered_set<Id> broken;
        std::unordered_map<Id, std::size_t> cause_of;
        for (const auto& [package, requirement] : unmet_requirements(tier, packages)) {
            broken.insert(package);
            // The words of a cause cost a search; those who share it share them.
            if (const auto known = cause_of.find(requirement); known != cause_of.end()) {
                auto& causes = told.causes[known->second];
                causes.packages.push_back({pool_.reference(package), told_chain(pool_, {package, requirement})});
                continue;
            }
            cause_of.emplace(requirement, told.causes.size());
            add_cause(told, breakages.of_chain({package, requirement}), package);
        }
        told.broken = broken.size();
        for (const Id package : packages) note_direct_conditionals(tier, package, told);
        put_in_order(told);
    }

    void solve(Tier& tier, const std::vector<Id>& packages, ClosureTier& told) {
        const PackageRules rules(tier);
        const Endings endings(rules);
        auto broken = broken_packages(tier, rules, endings, packages);
        std::unordered_map<std::string, std::size_t> cause_of;
        std::unordered_set<Id> is_broken;
        for (auto& [package, breakage] : broken) {
            is_broken.insert(package);
            const auto [known, fresh] = cause_of.try_emplace(breakage.cause, told.causes.size());
            if (fresh) {
                add_cause(told, std::move(breakage), package);
            } else {
                told.causes[known->second].packages.push_back({pool_.reference(package), std::move(breakage.chain)});
            }
        }
        told.broken = is_broken.size();
        for (const Id package : packages)
            if (!is_broken.contains(package)) note_conditionals(rules, endings, package, told);
        put_in_order(told);
    }

    void add_cause(ClosureTier& told, Breakage breakage, Id package) {
        ClosureCause cause;
        cause.cause = std::move(breakage.cause);
        cause.is_conflict = breakage.is_conflict;
        cause.met_elsewhere = breakage.met_elsewhere;
        cause.elsewhere = std::move(breakage.elsewhere);
        for (std::size_t i = 0; i < pool_.channel_count(); ++i)
            if (pool_.channel(i).id == cause.elsewhere) cause.elsewhere_support = pool_.channel(i).support;
        cause.nearest = std::move(breakage.hidden);
        if (!cause.is_conflict && !cause.met_elsewhere && cause.nearest.kind == model::NearestMiss::Kind::none)
            cause.nearest = nearest_to(cause.cause);
        cause.packages.push_back({pool_.reference(package), std::move(breakage.chain)});
        told.causes.push_back(std::move(cause));
    }

    model::NearestMiss nearest_to(const std::string& capability) {
        auto wanted = model::parse_plain_capability(capability);
        if (!wanted || capability.starts_with('(')) return {};
        model::Question question;
        question.asker = model::SubjectKind::rpm;
        question.capability = std::move(*wanted);
        return desk_.answer(question).nearest;
    }

    // Of a package that can be installed: what it asks for under a condition that nothing could satisfy were it met.
    void note_conditionals(const PackageRules& rules, const Endings& endings, Id package, ClosureTier& told) const {
        for (const auto index : rules.rules_of(package)) {
            const auto rule = rules.rule(index);
            if (rule.absent.empty() || !is_condition(package, rule.dependency)) continue;
            if (!std::all_of(rule.present.begin(), rule.present.end(), [&](Id p) { return endings.is_doomed(p); }))
                continue;
            const bool can_be_met =
                std::none_of(rule.absent.begin(), rule.absent.end(), [&](Id p) { return endings.is_doomed(p); });
            if (!can_be_met) continue;
            note_conditional(package, rule.dependency, rule.absent, told);
        }
    }

    // The same without a look at what else breaks.
    void note_direct_conditionals(const Tier& tier, Id package, ClosureTier& told) const {
        pool_.for_each_requirement(package, [&](Id requirement) {
            if (!is_rich(pool_.raw(), requirement) || !has_condition(requirement)) return;
            const auto clauses = clauses_of(tier, requirement);
            if (!clauses) return;
            for (const Clause& clause : *clauses)
                if (clause.present.empty() && !clause.absent.empty())
                    note_conditional(package, requirement, clause.absent, told);
        });
    }

    void note_conditional(Id package, Id requirement, std::span<const Id> besides, ClosureTier& told) const {
        std::vector<model::PackageRef> together;
        for (const Id other : besides) together.push_back(pool_.reference(other));
        const auto reference = pool_.reference(package);
        const auto text = pool_.text_of(requirement);
        auto& all = told.conditionals;
        if (all.empty() || all.back().requirement != text || nevra(all.back().package) != nevra(reference))
            all.push_back({reference, text, {}});
        all.back().besides.push_back(std::move(together));
    }

    bool is_condition(Id package, Id dependency) const {
        bool required = false;
        pool_.for_each_requirement(package, [&](Id requirement) { required = required || requirement == dependency; });
        return required && has_condition(dependency);
    }
    bool has_condition(Id dependency) const {
        if (ISRELDEP(dependency) == 0) return false;
        const Reldep* const relation = GETRELDEP(pool_.raw(), dependency);
        return relation->flags == REL_COND || has_condition(relation->name) || has_condition(relation->evr);
    }

    static void put_in_order(ClosureTier& told) {
        for (ClosureCause& cause : told.causes)
            std::sort(cause.packages.begin(), cause.packages.end(), [](const auto& a, const auto& b) {
                return std::tuple(a.chain.size(), nevra(a.package)) < std::tuple(b.chain.size(), nevra(b.package));
            });
        std::sort(told.causes.begin(), told.causes.end(), [](const ClosureCause& a, const ClosureCause& b) {
            return std::tuple(b.packages.size(), a.cause) < std::tuple(a.packages.size(), b.cause);
        });
        const auto text = [](const model::ConditionalBreak& one) { return nevra(one.package) + one.requirement; };
        std::sort(told.conditionals.begin(), told.conditionals.end(),
                  [&](const auto& a, const auto& b) { return text(a) < text(b); });
    }

    const SolvPool& pool_;
    const ClosureOptions& options_;
    CarriedClasses carried_;
    NearestFinder nearest_;
    Desk desk_;
};

}  // namespace

model::Closure closure_of(const SolvPool& pool, const model::Snapshot& snapshot, const ClosureOptions& options) {
    model::Closure closure;
    closure.snapshot = snapshot;
    closure.mode = options.mode;
    closure.build = options.build;
    Closing(pool, snapshot.distribution, options).run(closure);
    return closure;
}

bool is_provided(const SolvPool& pool, const model::Capability& capability) {
    const Id wanted = capability_id(pool.raw(), capability, false);
    return wanted != 0 && std::ranges::any_of(pool.providers_of(wanted), [&](Id package) {
               return pool.support_of(package) == model::Support::enabled;
           });
}

std::vector<std::string> unmatched(const SolvPool& pool, const ClosureOptions& options) {
    auto left = options.only;
    for (Id package = 2; package < pool.raw()->nsolvables && !left.empty(); ++package) {
        if (pool.solvable(package).repo == nullptr || is_source(pool, package) != options.build) continue;
        const char* const name = pool_id2str(pool.raw(), pool.solvable(package).name);
        std::erase_if(left, [&](const std::string& glob) { return support::matches_glob(glob, name); });
    }
    return left;
}

}  // namespace rpmgap::resolve
