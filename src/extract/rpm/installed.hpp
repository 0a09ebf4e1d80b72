// The packages of an installed system, as the database of its rpm has them.
#pragma once

#include <string>
#include <vector>

#include "model/application.hpp"
#include "support/result.hpp"

namespace rpmgap::extract {

struct InstalledPackage {
    std::string vendor;  ///< who built it, as its header says; empty: it does not
    model::Subject subject;
    std::vector<std::string> digests;  ///< sha256 of each of the files, see rpm::file_digests()
};

struct InstalledPackages {
    std::vector<InstalledPackage> packages;  ///< by path of the subject
    std::string fault;                       ///< one line: why some may be missing; empty: none is
};

/// Reads the database in `directory`, which librpm may write to: to be a copy. `system` is used in evidence, "SYSTEM
/// (NEVRA)". A fault of kind input is one line: librpm does not know the form of the database, or it is damaged. Keys,
/// which rpm keeps among the packages, are left out. Call prepare_rpm_library() before; thread-safe.
[[nodiscard]] support::Result<InstalledPackages> read_installed(const std::string& directory,
                                                                const std::string& system);

}  // namespace rpmgap::extract
