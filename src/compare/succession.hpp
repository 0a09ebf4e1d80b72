// What becomes of a package that NEW no longer has.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "compare/context.hpp"

namespace rpmgap::compare {

struct Fate {
    model::Succession succession = model::Succession::none;
    std::vector<PackageIndex> successors;  ///< in NEW: what obsoletes or provides it, ascending
    std::string detail;
    bool leaves_support = false;  ///< what follows it is in a channel of a worse support state alone
};

/// Whether an Obsoletes of `side` means that version.
[[nodiscard]] bool covers(const Side& side, const resolve::InventoryRelation& obsoletes, std::string_view evr);

/// `newest` is the newest of that name in OLD.
[[nodiscard]] Fate fate_of(const Context& context, NameNumber name, PackageIndex newest);

}  // namespace rpmgap::compare
