// What of two snapshots is compared.
#pragma once

#include <string>
#include <vector>

namespace rpmgap::compare {

/// Globs of the names of packages that a channel is expected to have, as fnmatch(3) has them.
struct ExpectedChannel {
    std::string channel;
    std::vector<std::string> packages;
};

struct Options {
    bool latest = false;                 ///< older versions of a name and architecture count for nothing
    bool packages_only = false;          ///< nothing is said of what packages offer and need
    std::vector<std::string> only = {};  ///< globs of package names: changes that concern none of them are left out
    std::vector<ExpectedChannel> expected = {};
};

}  // namespace rpmgap::compare
