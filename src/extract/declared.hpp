// What the header of a package says of the needs of the files in it.
#pragma once

#include <vector>

#include "model/application.hpp"

namespace rpmgap::extract {

/// Marks the requirements of `files`, which lie in `package`, that its header requires as well, in the same words.
void tell_declared(const model::Subject& package, std::vector<model::Subject>& files);

}  // namespace rpmgap::extract
