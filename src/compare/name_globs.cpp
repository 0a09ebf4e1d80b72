#include "compare/name_globs.hpp"

#include <fnmatch.h>

#include <algorithm>

namespace rpmgap::compare {

namespace {

bool fits(const std::string& glob, const std::string& name) {
    return fnmatch(glob.c_str(), name.c_str(), 0) == 0;
}

bool fits_a_package(const std::string& glob, const resolve::Inventory& side) {
    return std::any_of(side.packages.begin(), side.packages.end(), [&](const resolve::InventoryPackage& package) {
        return fits(glob, std::string(side.text(package.name)));
    });
}

}  // namespace

bool fits_any(const std::vector<std::string>& globs, const std::string& name) {
    return std::any_of(globs.begin(), globs.end(), [&](const std::string& glob) { return fits(glob, name); });
}

std::optional<std::string> fitting_nothing(const std::vector<std::string>& globs,
                                           const std::vector<const resolve::Inventory*>& sides) {
    for (const auto& glob : globs)
        if (std::none_of(sides.begin(), sides.end(), [&](const auto* side) { return fits_a_package(glob, *side); }))
            return glob;
    return std::nullopt;
}

}  // namespace rpmgap::compare
