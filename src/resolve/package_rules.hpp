// What every package of a tier asks of the set it is installed in, worked out once: clauses that have to hold, packages
// that must not be there. The rules are those that libsolv makes for one package (its src/rules.c,
// solver_addpkgrulesforsolvable() and solver_addinfarchrules()), for all packages at once and without a solver.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "resolve/clauses.hpp"
#include "resolve/tier.hpp"

namespace rpmgap::resolve {

class PackageRules {
public:
    using Index = std::uint32_t;

    struct Rule {
        std::span<const Id> present;
        std::span<const Id> absent;
        Id dependency = 0;  ///< that it comes from; 0: of two architectures that go together
    };

    /// Of all packages of the tier, source packages that were added to it included. The tier must stay as it is.
    explicit PackageRules(const Tier& tier);
    PackageRules(const PackageRules&) = delete;
    PackageRules& operator=(const PackageRules&) = delete;

    [[nodiscard]] const Tier& tier() const { return tier_; }
    [[nodiscard]] std::size_t id_count() const { return first_rule_.size() - 1; }  ///< ids of packages are below it
    [[nodiscard]] std::span<const Index> rules_of(Id package) const { return part(first_rule_, rule_of_, package); }
    [[nodiscard]] Rule rule(Index index) const;
    [[nodiscard]] std::size_t rule_count() const { return rules_.size(); }
    /// Packages that cannot be installed beside it, whichever of the two says so.
    [[nodiscard]] std::span<const Id> excluded_by(Id package) const {
        return part(first_excluded_, excluded_, package);
    }
    /// Has a dependency that is no matter of clauses: only the solver can judge it.
    [[nodiscard]] bool is_beyond(Id package) const { return beyond_[static_cast<std::size_t>(package)]; }

private:
    struct StoredRule {
        Index first;  // in literals_
        Index present;
        Index absent;
        Id dependency;
    };
    struct Pair {
        Id package;
        Id other;
        friend auto operator<=>(const Pair&, const Pair&) = default;
    };
    struct Known {
        Index first = 0;  // in rules_
        Index count = 0;
        bool looked = false;
        bool beyond = false;
    };

    template <typename T>
    static std::span<const T> part(const std::vector<Index>& first, const std::vector<T>& all, Id package) {
        const auto at = static_cast<std::size_t>(package);
        return std::span(all).subspan(first[at], first[at + 1] - first[at]);
    }

    void collect();
    const Known& known(Id dependency);
    Index add_rule(const Clause& clause, Id dependency);
    void add_requirements(Id package);
    void add_conflicts(Id package);
    void add_obsoletes(Id package);
    void add_namesakes(Id package);
    void exclude(Id package, Id other);
    void index_exclusions();

    const Tier& tier_;
    std::vector<Id> literals_;
    std::vector<StoredRule> rules_;
    std::vector<Known> of_string_;    // by id of a dependency
    std::vector<Known> of_relation_;  // likewise
    std::vector<Index> first_rule_;   // by package
    std::vector<Index> rule_of_;
    std::vector<Index> collecting_;  // rules of the package that is looked at
    std::vector<Pair> pairs_;
    std::vector<Index> first_excluded_;  // by package
    std::vector<Id> excluded_;
    std::vector<bool> beyond_;
};

}  // namespace rpmgap::resolve
