// The steps of a comparison, in the order in which compare() takes them.
#pragma once

#include <vector>

#include "compare/context.hpp"
#include "compare/paths.hpp"

namespace rpmgap::compare {

/// Packages by name: added, removed and what becomes of them, changed versions, channels and architectures. Fills
/// Context::successors and staying.
void compare_packages(Context& context);

/// Packages of NEW that obsolete each other in a circle.
void find_obsoletes_loops(Context& context);

/// Packages that NEW publishes and that another package of NEW obsoletes, which was not so in OLD.
void find_published_obsoletes(Context& context);

/// Capabilities, sonames and symbol versions that were lost, moved or gained, and packages that were split.
void compare_capabilities(Context& context);

/// Commands, libraries and units by their names, whatever directory they lie in.
void compare_files(Context& context);

/// Paths that some requirement of either side names, taken literally as rpm does: `paths` and what owns each on either
/// side. What compare_files() has told is left out.
void compare_required_paths(Context& context, const std::vector<std::string_view>& paths, const PathOwners& old_owners,
                            const PathOwners& new_owners);

/// Upgrades that removed packages hold back.
void find_held_back(Context& context);

/// The same NEVRA with other content or twice, and packages in a wrong channel.
void check_publishing(Context& context);

}  // namespace rpmgap::compare
