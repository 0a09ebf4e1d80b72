// The rules of a run: what is built in and what --rules adds.
#pragma once

#include <filesystem>
#include <vector>

#include "cli/open_metadata.hpp"
#include "model/knowledge.hpp"
#include "support/result.hpp"

namespace rpmgap::cli {

/// Every rule, the user's first; they may name the codes of all checks.
[[nodiscard]] support::Result<std::vector<model::Rule>> known_rules(const std::vector<std::filesystem::path>& own);

/// Those that are about the target, the first side, and against the baseline if there is a second one. Whether the
/// target's metadata bears them out is not asked yet.
[[nodiscard]] std::vector<model::Rule> rules_for(const std::vector<model::Rule>& rules,
                                                 const std::vector<OpenDistribution>& sides);

}  // namespace rpmgap::cli
