#include "resolve/closure.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include <fmt/format.h>

#include "resolve/desk.hpp"
#include "resolve/direct_check.hpp"
#include "resolve/installable.hpp"
#include "resolve/installable_each.hpp"
#include "resolve/shortest_chain.hpp"
#include "support/text.hpp"

namespace rpmgap::resolve {

namespace {

using model::Breakage;
using model::ClosureCause;
using model::ClosureMode;
using model::ClosureTier;
using model::Support;
using support::Result;

// Channels whose packages are asked about, and those that they may be installed from.
struct Scope {
    ClosureTier told;
    ChannelSet usable;
    std::vector<std::size_t> checked;
    Support worst = Support::enabled;
};

std::vector<Scope> scopes_of(const SolvPool& pool) {
    std::vector<Scope> scopes;
    const auto add = [&](std::string name, const ChannelSet& usable, Support worst, const auto& is_checked) {
        Scope scope{.told = {}, .usable = usable, .checked = {}, .worst = worst};
        scope.told.name = std::move(name);
        for (std::size_t i = 0; i < pool.channel_count(); ++i) {
            if (usable.has(i)) scope.told.channels.push_back(pool.channel(i).id);
            if (!is_checked(i)) continue;
            scope.checked.push_back(i);
            scope.told.checked.push_back(pool.channel(i).id);
        }
        if (!scope.checked.empty()) scopes.push_back(std::move(scope));
    };
    const ChannelSet enabled(pool, Support::enabled);
    const auto supports = [&](Support support) {
        return [&pool, support](std::size_t i) { return pool.channel(i).support == support; };
    };
    add("enabled", enabled, Support::enabled, supports(Support::enabled));
    for (std::size_t i = 0; i < pool.channel_count(); ++i) {
        if (pool.channel(i).support != Support::opt_in) continue;
        ChannelSet with = enabled;
        with.add(i);
        add("with " + pool.channel(i).id, with, Support::opt_in, [i](std::size_t other) { return other == i; });
    }
    add("with unsupported channels", ChannelSet(pool, Support::unsupported), Support::unsupported,
        supports(Support::unsupported));
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

    Result<void> run(model::Closure& closure) {
        std::size_t seen = 0;
        for (Scope& scope : scopes_of(pool_)) {
            const auto packages = asked_about(scope);
            scope.told.packages = packages.size();
            seen += packages.size();
            if (packages.empty()) continue;
            drop_unanswerable(scope, closure);
            Tier tier(pool_, scope.usable);
            if (options_.build)
                for (const Id package : packages) tier.add(package);
            if (options_.mode == ClosureMode::direct) {
                check_directly(tier, packages, scope.told);
            } else {
                solve(tier, packages, scope.told);
            }
            closure.tiers.push_back(std::move(scope.told));
        }
        closure.hidden = pool_.hidden().size();
        for (const auto& reason : pool_.not_checked()) closure.not_checked.push_back(reason);
        if (seen > 0) return {};
        if (!options_.only.empty())
            return support::failure(support::Fault::usage, fmt::format("--only {}: no package is named so",
                                                                       support::join(options_.only, " --only ")));
        if (options_.build)
            return support::failure(support::Fault::usage,
                                    "--build: there is no source package; name the source repositories, as in --repo "
                                    "base-source=URL");
        return support::failure(support::Fault::repository, "it has no package");
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
            const bool is_meant = std::any_of(options_.only.begin(), options_.only.end(),
                                              [&](const std::string& glob) { return matches_glob(glob, name); });
            if (options_.only.empty() || is_meant) packages.push_back(package);
        }
        return options_.newest ? newest_of(pool_, packages) : packages;
    }

    void drop_unanswerable(const Scope& scope, model::Closure& closure) {
        const auto dropped = drop_unanswerable_requirements(pool_, carried_, scope.worst);
        if (dropped == 0) return;
        std::vector<std::string> reasons;
        for (const auto what : {Carried::generated, Carried::files})
            if (carried_.lacking_up_to(what, scope.worst)) reasons.push_back(carried_.reason_of(what));
        closure.not_checked.push_back(
            {.evidence = {support::join(scope.told.checked, ", "), 0, {}},
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
        put_in_order(told);
    }

    void solve(Tier& tier, const std::vector<Id>& packages, ClosureTier& told) {
        const PackageRules rules(tier);
        const Endings endings(rules);
        auto broken = broken_packages(tier, rules, endings, packages);
        told.broken = broken.size();
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
            model::ConditionalBreak found{pool_.reference(package), pool_.text_of(rule.dependency), {}};
            for (const Id other : rule.absent)
                if (!endings.is_doomed(other)) found.besides.push_back(pool_.reference(other));
            if (!found.besides.empty()) told.conditionals.push_back(std::move(found));
        }
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

Result<model::Closure> closure_of(const SolvPool& pool, const model::Snapshot& snapshot,
                                  const ClosureOptions& options) {
    model::Closure closure;
    closure.snapshot = snapshot;
    closure.mode = options.mode;
    closure.build = options.build;
    if (auto done = Closing(pool, snapshot.distribution, options).run(closure); !done)
        return tl::unexpected(done.error());
    return closure;
}

}  // namespace rpmgap::resolve
