// Root causes of a change and what each drags along, as trees: the ground of the picture in diff_html.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/snapshot_diff.hpp"

namespace rpmgap::report {

/// How a package came into the tree of a cause.
enum class BlastState : std::uint8_t {
    broken,       ///< it cannot be installed in NEW, was not broken in OLD, and this is the cause found for it
    asks_for_it,  ///< it asks for what is lost; it was broken before, or another cause was found for it
    holds_back,   ///< it stays installed and keeps the cause from being upgraded
    on_the_way,   ///< others break through it, and it is told elsewhere: it counts for nothing here
};

/// A package that hangs on a cause.
struct BlastNode {
    BlastState state = BlastState::broken;
    std::string name;                   ///< of the package, for labels
    std::string package;                ///< NEVRA, or the name where only that is known
    std::string asks;                   ///< what it requires of its parent; empty: the cause, or the parent's name
    std::optional<std::size_t> parent;  ///< index of the package through which it breaks; nothing: the cause itself
    std::size_t depth = 1;              ///< packages from the cause to this one, itself included
    std::vector<std::size_t> children;  ///< indexes, what weighs most first
    std::vector<std::uint32_t> applications;  ///< that need it: indexes into FleetImpact::applications, ascending
    std::size_t packages = 0;                 ///< that hang on it, itself included if it counts
    std::size_t all_applications = 0;         ///< likewise
    [[nodiscard]] std::size_t weight() const { return packages + all_applications; }
};

enum class BlastKind : std::uint8_t {
    broken,       ///< packages cannot be installed any more
    lost,         ///< something is gone that packages of NEW still ask for
    held_back,    ///< a package cannot be upgraded
    application,  ///< recorded applications lose something
};

/// A root cause. Each package is in its tree once, by its shortest way; it may hang on other causes too. So is each
/// application, where it is met first.
struct BlastCause {
    BlastKind kind = BlastKind::broken;
    model::Severity severity = model::Severity::note;  ///< the highest of all that is told of it
    std::string what;                                  ///< capability, package or need
    const model::Finding* finding = nullptr;           ///< these lie in the SnapshotDiff; null: it has none
    const model::Change* change = nullptr;
    std::vector<const model::Impact*> impacts;
    std::vector<BlastNode> nodes;             ///< in no order
    std::vector<std::size_t> direct;          ///< those without a parent, what weighs most first
    std::vector<std::uint32_t> applications;  ///< that ask for the cause itself, ascending
    std::size_t packages = 0;                 ///< all that hang on it
    std::size_t all_applications = 0;         ///< likewise, each once
    std::size_t deepest = 0;                  ///< the highest depth; 0: no package
    [[nodiscard]] std::size_t weight() const { return packages + all_applications; }
};

/// What weighs most first, then by severity and name. What is newly broken and what is lost are one cause where the
/// lost thing is what the broken packages ask for. Nothing of what is mended or only has another provider. The causes
/// point into `diff`.
[[nodiscard]] std::vector<BlastCause> blast_radius(const model::SnapshotDiff& diff);

/// Works out children, weights and depths of a cause whose nodes have their parents.
void sum_up(BlastCause& cause);

/// Which nodes of a cause are listed when at most `limit` are: the nearest to the cause, then what weighs most; with
/// each its parent.
[[nodiscard]] std::vector<bool> listed_nodes(const BlastCause& cause, std::size_t limit);

}  // namespace rpmgap::report
