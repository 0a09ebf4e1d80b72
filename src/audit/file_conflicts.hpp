// Packages of the application that rpm does not install beside each other because they ship one path that is not equal.
#pragma once

#include <vector>

#include "audit/check.hpp"

namespace rpmgap::audit {

/// As rpm finds "conflicts between attempted installs" (handleOverlappedFiles() of its lib/transaction.c,
/// rpmfilesCompare() of lib/rpmfi.c): type and permissions, owner, content or target of a link, and which of two ELF
/// files of different classes goes over the other. Two versions of one package take each other's place and are none.
[[nodiscard]] std::vector<Sighting> file_conflicts(const Evidence& evidence);

}  // namespace rpmgap::audit
