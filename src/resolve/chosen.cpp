#include "resolve/chosen.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <unordered_map>

#include "resolve/capability_id.hpp"

namespace rpmgap::resolve {

namespace {

using Key = std::tuple<std::string, std::string, std::string>;  // name, EVR, architecture

Key key_of(const model::PackageRef& package) {
    return {package.name, package.evr, package.arch};
}

// Packages as nodes, their requirements as edges to what was chosen for them.
class Graph {
public:
    Graph(const SolvPool& pool, const Installability& installability) : pool_(pool) {
        for (const Id package : installability.chosen()) {
            if (pool.is_question(package) || pool.is_application(package)) continue;
            at_.emplace(package, packages_.size());
            packages_.push_back(package);
        }
        edges_.resize(packages_.size());
        for (std::size_t i = 0; i < packages_.size(); ++i) add_edges(i);
    }

    [[nodiscard]] const std::vector<Id>& packages() const { return packages_; }

    [[nodiscard]] std::vector<std::size_t> reached_from(std::size_t first) const {
        std::vector<bool> seen(packages_.size());
        std::vector<std::size_t> order{first};
        seen[first] = true;
        for (std::size_t at = 0; at < order.size(); ++at)
            for (const std::size_t next : edges_[order[at]])
                if (!seen[next]) {
                    seen[next] = true;
                    order.push_back(next);
                }
        return order;
    }

private:
    void add_edges(std::size_t from) {
        pool_.for_each_requirement(packages_[from], [&](Id requirement) {
            const auto [known, fresh] = chosen_for_.try_emplace(requirement);
            if (fresh)
                for (const Id provider : pool_.providers_of(requirement))
                    if (const auto node = at_.find(provider); node != at_.end()) known->second.push_back(node->second);
            for (const std::size_t to : known->second)
                if (to != from) edges_[from].push_back(to);
        });
        std::sort(edges_[from].begin(), edges_[from].end());
        edges_[from].erase(std::unique(edges_[from].begin(), edges_[from].end()), edges_[from].end());
    }

    const SolvPool& pool_;
    std::vector<Id> packages_;
    std::unordered_map<Id, std::size_t> at_;
    std::unordered_map<Id, std::vector<std::size_t>> chosen_for_;
    std::vector<std::vector<std::size_t>> edges_;
};

std::vector<model::WeakDependency> recommends_of(const SolvPool& pool, const Tier& tier, Id package) {
    std::vector<model::WeakDependency> list;
    pool.for_each_recommended(package, [&](Id recommended) {
        const auto providers = tier.providers_of(recommended);
        list.push_back({capability_of(pool.raw(), recommended),
                        providers.empty() ? std::nullopt : std::optional(pool.reference(pool.preferred(providers)))});
    });
    return list;
}

}  // namespace

std::vector<model::ChosenPackage> chosen_packages(const SolvPool& pool, const Installability& installability,
                                                  const std::vector<model::Answer>& answers,
                                                  const model::Questions& questions,
                                                  const std::vector<bool>& required) {
    std::set<Key> direct;
    for (std::size_t i = 0; i < answers.size(); ++i) {
        const auto& asked = questions.distinct[i];
        for (const auto& provider : answers[i].providers) {
            if (required[i]) direct.insert(key_of(provider.package));
            if (!is_pattern(asked.kind, asked.capability)) break;
        }
    }

    const Graph graph(pool, installability);
    std::vector<model::PackageRef> references;
    for (const Id package : graph.packages()) references.push_back(pool.reference(package));
    std::vector<model::ChosenPackage> list;
    for (std::size_t i = 0; i < references.size(); ++i) {
        model::ChosenPackage chosen;
        chosen.package = references[i];
        chosen.recommends = recommends_of(pool, installability.tier(), graph.packages()[i]);
        chosen.direct = direct.contains(key_of(references[i]));
        if (chosen.direct) {
            for (const std::size_t other : graph.reached_from(i))
                if (references[other].name != references[i].name) chosen.closure.push_back(references[other].name);
            std::sort(chosen.closure.begin(), chosen.closure.end());
            chosen.closure.erase(std::unique(chosen.closure.begin(), chosen.closure.end()), chosen.closure.end());
        }
        list.push_back(std::move(chosen));
    }
    std::sort(list.begin(), list.end(),
              [](const auto& a, const auto& b) { return key_of(a.package) < key_of(b.package); });
    return list;
}

}  // namespace rpmgap::resolve
