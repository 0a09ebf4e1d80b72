// What the header of a package says of the needs of the files in it.
#pragma once

#include <cstdint>
#include <vector>

#include "model/application.hpp"

namespace rpmgap::extract {

/// Marks the requirements of those of `files` that `package` brings to `tree` that its header requires as well, in the
/// same words.
void tell_declared(const model::Subject& package, std::uint32_t tree, std::vector<model::Subject>& files);

}  // namespace rpmgap::extract
