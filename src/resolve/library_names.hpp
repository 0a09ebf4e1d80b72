// Sonames apart from their versions: libfoo.so.2, libfoo.so.3 and libfoo-1.2.so.0 are one library.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "resolve/pool.hpp"

namespace rpmgap::resolve {

struct LibraryName {
    std::string base;     ///< up to ".so": "libfoo-1.2"
    std::string stem;     ///< without a version in the name: "libfoo"
    std::string version;  ///< all of it: "1.2.0"
};
/// False for a name without ".so".
[[nodiscard]] bool parse_library_name(std::string_view soname, LibraryName& parts);

/// What is provided, by stem.
class LibraryNames {
public:
    explicit LibraryNames(const SolvPool& pool);

    /// Provided names of other versions of this library and of its class; those with the same base first, then the
    /// newest. Empty: none.
    [[nodiscard]] std::vector<Id> others(std::string_view soname, bool is64) const;

private:
    const SolvPool& pool_;
    std::unordered_map<std::string, std::vector<Id>> by_stem_;  // names "libfoo.so.3()(64bit)" and "libfoo.so.3"
};

}  // namespace rpmgap::resolve
