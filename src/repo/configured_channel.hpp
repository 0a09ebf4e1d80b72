// A repository as dnf would have it: its section of a .repo file, between what the system's configuration says of all
// repositories and what overrides say of it. Options: dnf5.conf(5).
#pragma once

#include <optional>
#include <string_view>

#include "model/distribution.hpp"
#include "repo/dnf_configuration.hpp"
#include "repo/remote/source.hpp"
#include "repo/variables.hpp"
#include "support/result.hpp"

namespace rpmgap::repo {

/// A channel and where it is to be had. channel.source is empty: remote::Source says it.
struct ConfiguredChannel {
    model::Channel channel;
    remote::Source source;
};

/// Nothing when it is disabled. Faults are of kind usage and name file, section and line. Options that say nothing
/// about metadata are ignored.
[[nodiscard]] support::Result<std::optional<ConfiguredChannel>> configured_channel(
    const FiledSection& section, const DnfConfiguration& configuration, const Variables& variables);

/// Whether dnf takes `id` as a repository: letters, digits and - _ . : (the first one a letter, a digit or '_').
[[nodiscard]] bool is_repository_id(std::string_view id);

}  // namespace rpmgap::repo
