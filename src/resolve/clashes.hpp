// Packages of a distribution that stand in the way of the application's own: they own a path that one of these ships,
// conflict with it or obsolete it.
#pragma once

#include <vector>

#include "resolve/paths.hpp"
#include "resolve/pool.hpp"

namespace rpmgap::resolve {

/// In the order of the subjects. A package that the application's own replaces (same name, or obsoleted) is none; nor
/// is one that only shares directories or %ghost files. All paths that two packages have in common are one clash;
/// `merged` directories are one to rpm too.
[[nodiscard]] std::vector<model::Clash> find_clashes(const SolvPool& pool, const model::Application& application,
                                                     const MergedDirectories& merged);

}  // namespace rpmgap::resolve
