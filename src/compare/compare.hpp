// From the inventories of two snapshots to what changed between them. Pure: nothing is read or asked here.
#pragma once

#include <vector>

#include "compare/options.hpp"
#include "compare/paths.hpp"
#include "model/finding.hpp"
#include "model/snapshot_diff.hpp"
#include "resolve/inventory.hpp"

namespace rpmgap::compare {

/// What a comparison sees besides the inventories.
struct Evidence {
    /// What owns required_paths() on each side; empty: not asked, and nothing is said of paths.
    PathOwners old_owners;
    PathOwners new_owners;
    /// What cannot be installed on each side, as rpmgap closure finds it: subjects are packages.
    std::vector<model::Finding> old_breakage;
    std::vector<model::Finding> new_breakage;
};

[[nodiscard]] model::SnapshotDiff compare(const resolve::Inventory& old_side, const resolve::Inventory& new_side,
                                          const Evidence& evidence, const Options& options);

}  // namespace rpmgap::compare
