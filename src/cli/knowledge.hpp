// The rules of a run: what is built in and what --rules adds.
#pragma once

#include <filesystem>
#include <vector>

#include "model/distribution.hpp"
#include "model/knowledge.hpp"
#include "support/result.hpp"

namespace rpmgap::cli {

/// Every rule, the user's first; they may name the codes of all checks.
[[nodiscard]] support::Result<std::vector<model::Rule>> known_rules(const std::vector<std::filesystem::path>& own);

/// Those that hold for the target, and against the baseline if there is one.
[[nodiscard]] std::vector<model::Rule> rules_for(const std::vector<model::Rule>& rules, const model::Snapshot& target,
                                                 const model::Snapshot* baseline);

}  // namespace rpmgap::cli
