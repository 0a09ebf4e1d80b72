// What is broken in one snapshot and not in the other.
#pragma once

#include <vector>

#include "model/finding.hpp"

namespace rpmgap::compare {

/// Those findings of `after` with the subjects that are in no finding of `before`: by name and architecture, so that a
/// package which is broken in both is none of them, whatever its version. Subjects are packages as
/// name-[epoch:]version-release.arch in FindingSubject::path.
[[nodiscard]] std::vector<model::Finding> newly_broken(const std::vector<model::Finding>& before,
                                                       const std::vector<model::Finding>& after);

/// "name.arch" of a NEVRA; a text that is none is returned as it is.
[[nodiscard]] std::string name_and_arch(std::string_view nevra);

}  // namespace rpmgap::compare
