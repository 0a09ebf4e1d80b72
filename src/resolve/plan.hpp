// The install plan: what `dnf install` would take for the application over an image.
#pragma once

#include <vector>

#include "resolve/wanted_sets.hpp"

namespace rpmgap::resolve {

/// From the first tier that installs, else from the first of all, without what blocks it. Weak dependencies come in, as
/// dnf does by default. The image's packages become installed ones of the pool, so no look-up may follow.
[[nodiscard]] model::Plan make_plan(SolvPool& pool, const model::Application& application, const Found& found,
                                    const model::Image& image, const std::vector<model::Tier>& tiers);

}  // namespace rpmgap::resolve
