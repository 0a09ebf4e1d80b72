// How a comparison is told to people, whatever the format.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "model/snapshot_diff.hpp"

namespace rpmgap::report {

/// Changes of one severity, thing and kind: they lie together in no particular place of the diff.
struct ChangeGroup {
    model::Severity severity = model::Severity::note;
    std::string heading;  ///< "sonames lost"
    std::vector<const model::Change*> changes;
};
/// Most severe first; within a severity in the order of things and kinds.
[[nodiscard]] std::vector<ChangeGroup> groups_of(const model::SnapshotDiff& diff);

/// "libfoo.so.1()(64bit): was in libfoo-1-1.x86_64 (base); 3 packages still need it: a, b, c". `all`: no list is cut.
[[nodiscard]] std::string sentence_of(const model::SnapshotDiff& diff, const model::Change& change, bool all);
[[nodiscard]] std::string sentence_of(const model::Finding& broken, bool all);

/// One line for each kind of thing: {"sonames", "3 lost, 2 moved, 7 gained"}.
struct OverviewLine {
    std::string what;
    std::string counts;
};
[[nodiscard]] std::vector<OverviewLine> overview_of(const model::SnapshotDiff& diff);

/// "2 errors, 3 warnings and 40 notes"; "no change".
[[nodiscard]] std::string counts_of(const model::DiffSummary& summary);

}  // namespace rpmgap::report
