// What becomes of a package that NEW no longer has.
#pragma once

#include <string>
#include <vector>

#include "compare/context.hpp"

namespace rpmgap::compare {

struct Fate {
    model::Succession succession = model::Succession::none;
    std::vector<PackageIndex> successors;  ///< in NEW: what obsoletes or provides it, ascending
    std::string detail;
};

/// `newest` is the newest of that name in OLD.
[[nodiscard]] Fate fate_of(const Context& context, NameNumber name, PackageIndex newest);

}  // namespace rpmgap::compare
