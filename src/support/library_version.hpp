// Versions of the libraries that rpmgap is made of. The folder that may include a library's headers tells of it.
#pragma once

#include <string>
#include <vector>

namespace rpmgap::support {

struct LibraryVersion {
    std::string name;
    std::string version;
    bool is_loaded;  ///< the library itself says it, in this process; else the headers that it was built with
};

/// "10.2.1" of 100201, which has two digits for each part but the first.
[[nodiscard]] std::string dotted_version(unsigned long number);

/// fmt, libseccomp, xxHash.
[[nodiscard]] std::vector<LibraryVersion> library_versions();

}  // namespace rpmgap::support
