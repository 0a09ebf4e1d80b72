// Recorded applications against two snapshots.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "cli/open_metadata.hpp"
#include "cli/progress.hpp"
#include "model/finding.hpp"
#include "model/fleet_impact.hpp"
#include "record/fleet.hpp"
#include "support/result.hpp"

namespace rpmgap::cli {

/// Every record (*.ndjson) below a directory and what links in it lead to, by path. A fault of kind input for one that
/// cannot be read, of kind usage when there is none.
[[nodiscard]] support::Result<record::Fleet> read_records(const std::string& directory, unsigned threads);

/// Asks both sides all needs of the fleet. Breakage is that of each side's closure.
[[nodiscard]] support::Result<model::FleetImpact> impact_of(
    const record::Fleet& fleet, const OpenDistribution& old_side, const std::vector<model::Finding>& old_breakage,
    const OpenDistribution& new_side, const std::vector<model::Finding>& new_breakage, Progress& progress);

}  // namespace rpmgap::cli
