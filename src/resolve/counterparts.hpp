// What a distribution has in place of what another one answered with: packages of the same name, successors, the
// providers of weak dependencies, files at another path.
#pragma once

#include "resolve/look_up.hpp"

namespace rpmgap::resolve {

/// `own` are this distribution's answers to `questions`, `other` those of the other one.
[[nodiscard]] model::Counterparts find_counterparts(const Context& context, const model::Questions& questions,
                                                    const model::Resolution& own, const model::Resolution& other);

/// Where else a file might lie, likeliest first: the same file below the directories that distributions move things
/// between (FHS 3.0: bin, sbin, libexec, lib, share, etc), and of a program its name in the directories for commands.
[[nodiscard]] std::vector<std::string> places_of(const std::string& path, const model::Distribution& distribution);

}  // namespace rpmgap::resolve
