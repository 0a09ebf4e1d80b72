// Interpreters and texts of a package's scriptlets and triggers.
#pragma once

#include <vector>

#include "extract/rpm/dependencies.hpp"
#include "model/application.hpp"

namespace rpmgap::extract::rpm {

/// Appends a requirement of kind interpreter for each scriptlet whose interpreter the package's own `requires_list`
/// does not ask for at the time the scriptlet runs. Interpreters built into rpm ("<lua>") need nothing.
void add_interpreters(Header header, const std::vector<Dependency>& requires_list, model::Subject& subject);

/// The scriptlets and triggers that have a text, in the order of rpm's tags; bounded, which `subject.not_checked` says.
[[nodiscard]] std::vector<model::Scriptlet> read_texts(Header header, model::Subject& subject);

}  // namespace rpmgap::extract::rpm
