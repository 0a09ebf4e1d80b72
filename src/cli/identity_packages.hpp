// Packages by which a system says which distribution it is.
#pragma once

#include "model/application.hpp"

namespace rpmgap::cli {

/// Lists and systems name the packages of the distribution that they come from, and some of these only say which one it
/// is (identity_packages of any profile). The target has its own in their place, so they are asked for no more, and a
/// note of the list counts them. What a package or a script asks for is left alone. To be called after keep_arch().
void leave_out_identity_packages(model::Application& application);

}  // namespace rpmgap::cli
