// What every step of a comparison sees.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "compare/names.hpp"
#include "compare/options.hpp"
#include "compare/side.hpp"
#include "model/snapshot_diff.hpp"

namespace rpmgap::compare {

/// Both sides, and what is found on the way. A step adds to `changes` and leaves what others added.
struct Context {
    const Options& options;
    const JoinedNames& names;
    const Side& old_side;
    const Side& new_side;
    std::vector<model::Change> changes = {};
    std::vector<model::NotCompared> not_compared = {};
    /// Names that take the place of a removed package, where an upgrade follows; by the removed name.
    std::unordered_map<NameNumber, std::vector<NameNumber>> successors = {};
    /// Of commands, libraries and units that were lost, moved or gained: nothing more is told of these.
    std::unordered_set<std::string_view> told_paths = {};
    /// Removed packages that no upgrade replaces: the newest of each, in OLD.
    std::vector<PackageIndex> staying = {};
};

/// Packages of OLD that require `capability` by name, without those that were built from the source of an owner.
[[nodiscard]] std::vector<PackageIndex> needed_in_old(const Context& context, NameNumber capability,
                                                      const std::vector<PackageIndex>& owners);
/// Packages of NEW that require `capability` by name although nothing there provides it.
[[nodiscard]] std::vector<PackageIndex> still_needed(const Context& context, NameNumber capability);

/// Ascending, each once.
void sort_unique(std::vector<PackageIndex>& packages);

}  // namespace rpmgap::compare
