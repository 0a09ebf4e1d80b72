#include "resolve/endings.hpp"

#include <algorithm>

namespace rpmgap::resolve {

namespace {

// Not where a condition may be unmet, nor where architectures go in step: libsolv asks for the other package only since
// some version, and only where it is looked at.
bool can_end(const PackageRules::Rule& rule) {
    return rule.absent.empty() && rule.dependency != 0;
}

}  // namespace

// Breadth first from what ends: a package is doomed with the first of its rules for which nothing is left, so the chain
// through the provider that was doomed first is the shortest.
Endings::Endings(const PackageRules& rules) : rules_(rules) {
    const auto count = rules.id_count();
    distance_.assign(count, alive);
    through_.resize(count);
    next_.resize(count);
    // Who has a rule, and which rules a package serves.
    std::vector<Index> first_owner(rules.rule_count() + 1);
    std::vector<Index> first_served(count + 1);
    for (Id package = 0; package < static_cast<Id>(count); ++package)
        for (const Index rule : rules.rules_of(package)) ++first_owner[rule + 1];
    std::vector<Index> left(rules.rule_count());
    std::vector<Index> ended;
    for (Index at = 0; at < rules.rule_count(); ++at) {
        first_owner[at + 1] += first_owner[at];
        const auto rule = rules.rule(at);
        left[at] = static_cast<Index>(rule.present.size());
        for (const Id package : rule.present) ++first_served[static_cast<std::size_t>(package) + 1];
        if (rule.present.empty() && can_end(rule)) ended.push_back(at);
    }
    for (std::size_t i = 0; i < count; ++i) first_served[i + 1] += first_served[i];
    std::vector<Id> owners(first_owner.back());
    std::vector<Index> served(first_served.back());
    {
        auto at = first_owner;
        for (Id package = 0; package < static_cast<Id>(count); ++package)
            for (const Index rule : rules.rules_of(package)) owners[at[rule]++] = package;
        at = first_served;
        for (Index rule = 0; rule < rules.rule_count(); ++rule)
            for (const Id package : rules.rule(rule).present) served[at[static_cast<std::size_t>(package)]++] = rule;
    }

    std::vector<Id> last_provider(rules.rule_count());  // whose end was nearest
    for (std::size_t done = 0; done < ended.size(); ++done) {
        const Index rule = ended[done];
        const Id provider = last_provider[rule];
        const Index distance = provider == 0 ? 0 : distance_[static_cast<std::size_t>(provider)] + 1;
        for (Index i = first_owner[rule]; i < first_owner[rule + 1]; ++i) {
            const auto owner = static_cast<std::size_t>(owners[i]);
            if (distance_[owner] != alive) continue;
            distance_[owner] = distance;
            through_[owner] = rule;
            next_[owner] = provider;
            for (Index k = first_served[owner]; k < first_served[owner + 1]; ++k) {
                const Index fed = served[k];
                if (last_provider[fed] == 0) last_provider[fed] = owners[i];
                if (--left[fed] == 0 && can_end(rules.rule(fed))) ended.push_back(fed);
            }
        }
    }
}

std::vector<Id> Endings::own_ends(Id package) const {
    std::vector<Id> ends;
    for (const Index index : rules_.rules_of(package)) {
        const auto rule = rules_.rule(index);
        const bool is_told = std::find(ends.begin(), ends.end(), rule.dependency) != ends.end();
        if (rule.present.empty() && can_end(rule) && !is_told) ends.push_back(rule.dependency);
    }
    return ends;
}

std::vector<Id> Endings::shortest_chain(Id package) const {
    std::vector<Id> chain;
    for (; package != 0; package = next_[static_cast<std::size_t>(package)]) {
        chain.push_back(package);
        chain.push_back(rules_.rule(through_[static_cast<std::size_t>(package)]).dependency);
    }
    return chain;
}

}  // namespace rpmgap::resolve
