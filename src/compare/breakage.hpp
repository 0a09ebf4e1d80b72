// What is broken in one snapshot and not in the other.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "model/finding.hpp"
#include "model/package.hpp"
#include "model/snapshot_diff.hpp"

namespace rpmgap::compare {

/// What of a snapshot cannot be installed, and all that was asked about. Refers to what it is made of.
struct Closed {
    const std::vector<model::Finding>& findings;  ///< subjects are packages, as nevra() writes them, in their channel
    const std::vector<model::PackageRef>& packages;
    std::function<bool(std::size_t)> is_asked = [](std::size_t) { return true; };  ///< of an index into `packages`
};

/// Those findings of `after` with the subjects that were not broken before. A package was broken before when the very
/// same version was, and `before` had no other version of that name and architecture that could be installed while
/// `after` has none; or when every version that `before` had was broken. One that was broken before, but never by this
/// cause, comes in a finding of its own: a warning, whose `nearest` says so.
[[nodiscard]] std::vector<model::Finding> newly_broken(const Closed& before, const Closed& after);

/// Those findings of `before` with the subjects that `after` has no longer, or not broken: by the same rule, whatever
/// the cause.
[[nodiscard]] std::vector<model::Finding> mended(const Closed& before, const Closed& after);

/// Of removed packages that an upgrade replaces: a warning where a package that takes the place is in
/// SnapshotDiff::newly_broken in every version.
void judge_successors(model::SnapshotDiff& diff);

/// "name.arch" of a NEVRA; a text that is none is returned as it is.
[[nodiscard]] std::string name_and_arch(std::string_view nevra);

}  // namespace rpmgap::compare
