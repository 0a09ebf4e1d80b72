// The packages of an image: what its description names, with all that these require.
#pragma once

#include <string>
#include <vector>

#include "resolve/tier.hpp"

namespace rpmgap::resolve {

struct ImagePackages {
    std::vector<Id> packages;          ///< everything in it, sorted
    std::vector<Id> named;             ///< by its description
    std::vector<std::string> missing;  ///< names of its description that no enabled channel has
};

/// Solved from the enabled channels, without weak dependencies.
[[nodiscard]] ImagePackages image_packages(const SolvPool& pool, const model::Image& image);

}  // namespace rpmgap::resolve
