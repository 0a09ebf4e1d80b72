#include "compare/name_globs.hpp"

#include <algorithm>

#include "model/knowledge.hpp"

namespace rpmgap::compare {

namespace {

bool fits_a_package(const std::string& glob, const resolve::Inventory& side) {
    return std::any_of(side.packages.begin(), side.packages.end(), [&](const resolve::InventoryPackage& package) {
        return model::matches_any({glob}, std::string(side.text(package.name)));
    });
}

}  // namespace

std::optional<std::string> fitting_nothing(const std::vector<std::string>& globs,
                                           const std::vector<const resolve::Inventory*>& sides) {
    for (const auto& glob : globs)
        if (std::none_of(sides.begin(), sides.end(), [&](const auto* side) { return fits_a_package(glob, *side); }))
            return glob;
    return std::nullopt;
}

}  // namespace rpmgap::compare
