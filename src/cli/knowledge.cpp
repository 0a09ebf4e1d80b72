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

std::vector<model::Rule> rules_for(const std::vector<model::Rule>& rules, const model::Snapshot& target,
                                   const model::Snapshot* baseline) {
    const auto other = baseline == nullptr ? std::string() : baseline->distribution.id;
    std::vector<model::Rule> holding;
    std::ranges::copy_if(rules, std::back_inserter(holding),
                         [&](const model::Rule& rule) { return holds_for(rule, target.distribution.id, other); });
    return holding;
}

}  // namespace rpmgap::cli
