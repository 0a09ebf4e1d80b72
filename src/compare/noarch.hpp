// Packages for no architecture are the same file in the repositories of every architecture, or something went wrong.
#pragma once

#include <string>
#include <vector>

#include "model/snapshot_diff.hpp"
#include "resolve/inventory.hpp"

namespace rpmgap::compare {

/// Both inventories of one architecture. They outlive the call.
struct ArchSides {
    const resolve::Inventory* old_side = nullptr;
    const resolve::Inventory* new_side = nullptr;
};

/// Adds to diffs[i], the comparison of sides[i], what NEW's repositories of the other architectures lack or have
/// otherwise. Channels that an architecture does not have are left out. A fault that OLD has as well is a note. `only`:
/// globs of names as model::matches_any() has them; empty: all packages.
void compare_arches(const std::vector<ArchSides>& sides, const std::vector<std::string>& only,
                    std::vector<model::SnapshotDiff>& diffs);

}  // namespace rpmgap::compare
