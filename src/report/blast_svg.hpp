// The picture of what hangs on each root cause: bars from left to right, as high as what they stand for.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/fleet_impact.hpp"
#include "report/blast_radius.hpp"

namespace rpmgap::report {

/// Which of the causes and nodes have a place on the page that a bar can lead to.
struct BlastTargets {
    std::string_view section;              ///< prefix of ids
    std::size_t causes = 0;                ///< the first so many have one
    std::vector<std::vector<bool>> nodes;  ///< of these
};

/// Ids are made of numbers alone.
[[nodiscard]] std::string cause_id(std::string_view section, std::size_t cause);
[[nodiscard]] std::string node_id(std::string_view section, std::size_t cause, std::size_t node);

/// An <svg> without style of its own: the page's says what the classes look like, blast_svg_patterns() has to be on the
/// page once. Empty where there is no cause. `fleet`: null where no application was looked at. `thing`: what hangs on a
/// cause.
[[nodiscard]] std::string blast_svg(const std::vector<BlastCause>& causes, const model::FleetImpact* fleet,
                                    const BlastTargets& targets, std::string_view thing = "package");
[[nodiscard]] std::string_view blast_svg_patterns();

/// What the colours of severities mean, and each kind of bar: its class and HTML of what it stands for.
[[nodiscard]] std::string blast_key(const std::vector<std::pair<std::string_view, std::string_view>>& bars);

}  // namespace rpmgap::report
