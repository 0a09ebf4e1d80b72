// The file list of a header: directories and base names joined.
#pragma once

#include "extract/rpm/rpm_versions.hpp"
#include "model/application.hpp"

namespace rpmgap::extract::rpm {

/// Fills files, ghosts, directories and links of `facts` in the header's order; what does not fit together or is too
/// large is added to `subject.not_checked`.
void read_file_list(Header header, model::RpmFacts& facts, model::Subject& subject);

}  // namespace rpmgap::extract::rpm
