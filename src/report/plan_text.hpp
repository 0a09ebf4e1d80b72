// Tiers and install plan as people read them.
#pragma once

#include <string>
#include <vector>

#include "model/finding.hpp"

namespace rpmgap::report {

/// "installs from: the enabled channels (base)", "installs from: no tier; ...".
[[nodiscard]] std::string tier_line(const model::Report& report);

/// The command that installs what the plan has, ready to be copied; empty when nothing is to be installed. A channel
/// that has to be enabled and that dnf does not know by a .repo file is given with its place: --repofrompath (dnf5(8)).
[[nodiscard]] std::string install_command(const model::Plan& plan, const model::Distribution& distribution);

/// What stands over the command: whether anything is left out of it, and why.
[[nodiscard]] std::string plan_title(const model::Report& report);

/// What there is to say about the plan besides the command, a paragraph each.
[[nodiscard]] std::vector<std::string> plan_lines(const model::Plan& plan);

}  // namespace rpmgap::report
