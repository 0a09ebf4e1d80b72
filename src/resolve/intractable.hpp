// Rich dependencies that would keep the solver busy for ever: it multiplies out what they say, with each package that
// provides a part of them, and has no bound of its own.
#pragma once

#include <cstddef>
#include <vector>

#include "repo/libsolv.hpp"

namespace rpmgap::resolve {

/// Takes them out of all packages of a pool, whose index of provides is made; returns the packages that had one. What
/// they say is not known then.
[[nodiscard]] std::vector<Id> leave_out_intractable(Pool* pool);

}  // namespace rpmgap::resolve
