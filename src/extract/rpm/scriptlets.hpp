// Interpreters of a package's scriptlets and triggers.
#pragma once

#include <vector>

#include "extract/rpm/dependencies.hpp"
#include "model/application.hpp"

namespace rpmgap::extract::rpm {

/// Appends a requirement of kind interpreter for each scriptlet whose interpreter the package's own `requires_list`
/// does not ask for at the time the scriptlet runs. Interpreters built into rpm ("<lua>") need nothing.
void add_interpreters(Header header, const std::vector<Dependency>& requires_list, model::Subject& subject);

}  // namespace rpmgap::extract::rpm
