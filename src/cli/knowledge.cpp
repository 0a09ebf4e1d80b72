#include "cli/knowledge.hpp"

#include <algorithm>

#include "audit/registry.hpp"
#include "repo/knowledge.hpp"

namespace rpmgap::cli {

support::Result<std::vector<model::Rule>> known_rules(const std::vector<std::filesystem::path>& own) {
    std::vector<std::string> codes;
    for (const auto* check : audit::all_checks()) codes.emplace_back(check->code);
    return repo::all_rules(own, codes);
}

std::vector<model::Rule> rules_for(const std::vector<model::Rule>& rules, const std::vector<OpenDistribution>& sides) {
    const auto& target = sides.front().distribution.id;
    const auto baseline = sides.size() > 1 ? sides.back().distribution.id : std::string();
    std::vector<model::Rule> known;
    std::ranges::copy_if(rules, std::back_inserter(known),
                         [&](const model::Rule& rule) { return holds_for(rule, target, baseline); });
    return known;
}

}  // namespace rpmgap::cli
