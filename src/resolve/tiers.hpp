// From which channels the application's packages and everything that it requires can be installed together.
#pragma once

#include <vector>

#include "resolve/wanted_sets.hpp"

namespace rpmgap::resolve {

/// The enabled channels; these with each opt-in channel, and with all of them; all channels. A tier that has no channel
/// of its own is left out. What installs from a tier installs from a larger one.
[[nodiscard]] std::vector<model::Tier> find_tiers(const SolvPool& pool, const model::Application& application,
                                                  const Found& found);

/// The tiers of a pool by their channels, nothing else of them is filled in: as find_tiers() says.
[[nodiscard]] std::vector<model::Tier> tiers_of(const SolvPool& pool);

/// The channels of a tier.
[[nodiscard]] ChannelSet channels_of(const SolvPool& pool, const model::Tier& tier);

}  // namespace rpmgap::resolve
