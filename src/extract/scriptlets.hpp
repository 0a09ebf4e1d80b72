// What the scriptlets of a package call.
#pragma once

#include "model/application.hpp"

namespace rpmgap::extract {

/// Reads the scriptlets of `subject.rpm` that are shell as scripts are read, and adds what they need to the subject:
/// commands, also those called by their path, as kind command, packages and units. Evidence has the section and the
/// line in it. What is in other languages is not checked.
void read_scriptlets(model::Subject& subject);

}  // namespace rpmgap::extract
