// What a header alone says of a package, wherever it lies: in a package file, in the database of a system.
#pragma once

#include <string>

#include "extract/rpm/rpm_versions.hpp"
#include "model/application.hpp"

namespace rpmgap::extract::rpm {

/// Fills in `subject.rpm` and the dependencies, files and scriptlets of `subject`, whose path is there already. What is
/// damaged becomes `not_checked`.
void read_header(Header header, model::Subject& subject);

}  // namespace rpmgap::extract::rpm
