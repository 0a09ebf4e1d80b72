// The file list of a header: directories and base names joined.
#pragma once

#include <string>
#include <vector>

#include "extract/rpm/rpm_versions.hpp"
#include "model/application.hpp"

namespace rpmgap::extract::rpm {

/// Fills files, ghosts, directories and links of `facts` in the header's order; what does not fit together or is too
/// large is added to `subject.not_checked`.
void read_file_list(Header header, model::RpmFacts& facts, model::Subject& subject);

/// The digests of the files of read_file_list(), in hex and in that order, empty where a file has none (links,
/// directories, %ghost). All of them are left out when they are of an algorithm other than sha256.
[[nodiscard]] std::vector<std::string> file_digests(Header header);

}  // namespace rpmgap::extract::rpm
