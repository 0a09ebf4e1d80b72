// Rules about the target: they explain findings, and make those that no metadata shows.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "audit/check.hpp"
#include "audit/evidence.hpp"
#include "audit/invocation_index.hpp"
#include "model/inquiry.hpp"

namespace rpmgap::audit {

/// The rules that the target does not prove wrong, and that none of the installed packages makes pointless. Their
/// claims were asked, from question `first_claim` on.
[[nodiscard]] std::vector<model::Rule> rules_that_hold(const std::vector<model::Rule>& rules,
                                                       const model::Resolution& target, std::size_t first_claim,
                                                       const std::unordered_set<std::string>& installed);

/// Names of what the application consists of, its scripts install without a test before it, and the plan puts on the
/// image, and of what that has.
/// `plan` may be null.
[[nodiscard]] std::unordered_set<std::string> installed_packages(const model::Application& application,
                                                                 const model::Plan* plan);

/// The first rule with this code that is about the case adds its message, replaces the remedy and says its source.
void explain(const std::vector<model::Rule>& rules, std::string_view code, const Case& c, InvocationIndex& invocations,
             Hit& hit);
/// The same for a sighting, of which no more is known than what it is about. One that a rule made stays as it is.
void explain(const std::vector<model::Rule>& rules, std::string_view code, Sighting& sighting);

/// Everything that rules with this code see by themselves: commands of scripts, and requirements that target and
/// baseline meet with a package of one name, the rule's.
[[nodiscard]] std::vector<Sighting> sightings_of_rules(std::string_view code, const Evidence& evidence);

/// Says that no profile or no rule is about the target, if so: what only they know is then not looked for. `rules` are
/// those about it, whether its metadata bears them out or not.
[[nodiscard]] std::vector<model::NotChecked> facts_lacking(const std::vector<model::Rule>& rules,
                                                           const model::Distribution& target);

/// The rules that are about what was asked for, as a name or by the package that would be chosen.
[[nodiscard]] std::vector<model::Rule> rules_about(const std::vector<model::Rule>& rules,
                                                   const model::Inquiry& inquiry);

}  // namespace rpmgap::audit
