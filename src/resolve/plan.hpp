// The install plan: what `dnf install` would take for the application over an image.
#pragma once

#include <vector>

#include "resolve/wanted_sets.hpp"

namespace rpmgap::resolve {

/// From the first tier that installs, else from the first that nothing is known to keep from it, else from the first of
/// all without what blocks it. What does not go over the image is left out and becomes a problem. Packages of the
/// application that are `refused` (by subject) or lack what they require are no part of it; what else they require is.
/// Weak dependencies come in, as dnf does by default. The image's packages become installed ones of the pool, so no
/// look-up may follow.
[[nodiscard]] model::Plan make_plan(SolvPool& pool, const model::Application& application, const Found& found,
                                    const model::Image& image, const std::vector<model::Tier>& tiers,
                                    const std::vector<std::uint32_t>& refused);

}  // namespace rpmgap::resolve
