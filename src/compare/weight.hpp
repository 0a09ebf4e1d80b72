// The order in which changes are told.
#pragma once

#include <vector>

#include "model/snapshot_diff.hpp"

namespace rpmgap::compare {

/// By severity, then by how many packages need what changed, then by kind and name.
void sort_by_weight(std::vector<model::Change>& changes);

}  // namespace rpmgap::compare
