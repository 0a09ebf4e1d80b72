// What changed between two snapshots of distributions.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/distribution.hpp"
#include "model/finding.hpp"
#include "model/fleet_impact.hpp"
#include "model/package.hpp"

namespace rpmgap::model {

/// A package of one side: its place in DiffSide::packages.
using PackageIndex = std::uint32_t;

struct DiffSide {
    Snapshot snapshot;
    std::vector<PackageRef> packages;  ///< all of the channels that are compared
};

/// What kind of thing changed.
enum class ChangedThing : std::uint8_t { package, soname, symbol_version, capability, command, file, unit };
[[nodiscard]] std::string_view to_string(ChangedThing thing);

enum class ChangeKind : std::uint8_t {
    // Packages, by name; of several versions of one side the newest counts.
    added,
    removed,          ///< `succession` says what becomes of an installed one
    upgraded,         ///< dist tags set aside
    downgraded,       ///< likewise
    rebuilt,          ///< the same but for the dist tag, or another way to write one version
    channel_changed,  ///< between channels that both sides have, or to one with another support state
    arch_lost,
    arch_gained,
    arch_replaced,  ///< one with noarch, or the reverse
    arch_differs,   ///< one architecture did not change as the package did
    split,          ///< it stays, and a new package has something that it had
    older_dropped,  ///< OLD has an older version beside its newest, and NEW does not have it
    older_added,    ///< NEW has a version that is older than OLD's newest, which OLD does not have
    // What packages offer.
    lost,
    moved,  ///< no package of the same name has it
    gained,
    // Whether an installed system can follow.
    obsoletes_loop,       ///< packages of NEW obsolete each other
    obsoletes_published,  ///< a package of NEW obsoletes one that NEW has: an upgrade removes it, and nothing brings it
    holds_back,           ///< removed packages stay installed and need what only the old version has
    // Whether NEW is published as it should be.
    content_differs,  ///< one NEVRA, two digests of the package file
    published_twice,  ///< one NEVRA twice on one side
    wrong_channel,    ///< in another channel than the expected ones
    no_channel,       ///< nothing says in which channel it is expected
    noarch_missing,   ///< of the repositories of several architectures one lacks it
    noarch_differs,   ///< its digest differs between the repositories of several architectures
};
[[nodiscard]] std::string_view to_string(ChangeKind kind);
/// "sonames lost", "packages removed": for headings.
[[nodiscard]] std::string heading_of(ChangeKind kind, ChangedThing thing);

/// What becomes of a removed package where it is installed.
enum class Succession : std::uint8_t {
    none,       ///< nothing follows: it stays installed
    renamed,    ///< one new package obsoletes it
    merged,     ///< what obsoletes it was there before, or obsoletes several
    split,      ///< several packages obsolete it
    retired,    ///< what obsoletes it has neither its name nor anything that it offered: an upgrade takes it away
    provided,   ///< something provides its name but does not obsolete it: it stays installed
    uncovered,  ///< what obsoletes its name does not mean its last version: it stays installed
};
[[nodiscard]] std::string_view to_string(Succession succession);
/// An installed one is replaced by an upgrade.
[[nodiscard]] constexpr bool is_followed(Succession succession) {
    return succession == Succession::renamed || succession == Succession::merged || succession == Succession::split;
}
/// An installed one is left as it is by an upgrade.
[[nodiscard]] constexpr bool stays_installed(Succession succession) {
    return !is_followed(succession) && succession != Succession::retired;
}

struct Change {
    ChangeKind kind = ChangeKind::added;
    ChangedThing thing = ChangedThing::package;
    Severity severity = Severity::note;
    Succession succession = Succession::none;  ///< of what is removed
    std::string what;                          ///< package name, capability, name of a command or unit, path
    std::vector<PackageIndex> old_packages;    ///< that had it, ascending
    std::vector<PackageIndex> new_packages;    ///< that have it or take its place, ascending
    std::vector<PackageIndex> needed_by_old;   ///< require it; without what was built from the same source
    std::vector<PackageIndex> needed_by_new;   ///< require it still, and nothing has it
    std::string detail;                        ///< half a sentence, or empty
};

/// What was not compared, and why: nothing can be said of it.
struct NotCompared {
    std::string what;    ///< "sonames", "commands"
    std::string reason;  ///< one sentence
};

struct SnapshotDiff {
    DiffSide old_side;
    DiffSide new_side;
    std::vector<Change> changes;  ///< by severity, then by how many need it, then by kind and name
    /// What is broken in NEW and was not in OLD, or by another cause there, which `nearest` says; and what was broken
    /// in OLD alone.
    std::vector<Finding> newly_broken;
    std::vector<Finding> mended;
    std::vector<NotCompared> not_compared;
    std::optional<FleetImpact> fleet;  ///< nothing: no application was looked at
};

struct DiffSummary {
    std::map<Severity, std::size_t> by_severity;  ///< changes, what is newly broken, impacts on applications
    std::map<ChangedThing, std::map<ChangeKind, std::size_t>> by_kind;
    std::map<Succession, std::size_t> removed;  ///< of packages
};
[[nodiscard]] DiffSummary summarize(const SnapshotDiff& diff);

}  // namespace rpmgap::model
