// Capabilities whose name stays and whose version does not do any more: "python(abi) = 3.11".
#pragma once

#include "compare/context.hpp"

namespace rpmgap::compare {

/// Adds a change for each version of `capability` that OLD provides with "=", that a requirement of either side with a
/// bound asks for and that nothing in NEW meets. Without requirements of what was built from the same source, and
/// without what packages provide of themselves: both say no more than that a package was upgraded.
void add_version_losses(Context& context, NameNumber capability);

}  // namespace rpmgap::compare
