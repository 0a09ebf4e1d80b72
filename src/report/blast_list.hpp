// The same as the picture of root causes, as lists: for readers without one, and for what it has no room for.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "model/snapshot_diff.hpp"
#include "report/blast_radius.hpp"
#include "report/blast_svg.hpp"

namespace rpmgap::report {

struct BlastListOptions {
    std::size_t names = 40;  ///< of applications behind one package, and of needs behind one cause
    bool all = false;        ///< no list in a sentence is cut
};

/// Adds a <details> for each cause that is a target, with the nodes that are. `causes` are those of `diff`.
void blast_list(const model::SnapshotDiff& diff, const std::vector<BlastCause>& causes, const BlastTargets& targets,
                const BlastListOptions& options, std::string& out);

}  // namespace rpmgap::report
