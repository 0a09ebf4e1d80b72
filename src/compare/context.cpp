#include "compare/context.hpp"

#include <algorithm>

namespace rpmgap::compare {

std::vector<PackageIndex> needed_in_old(const Context& context, NameNumber capability,
                                        const std::vector<PackageIndex>& owners) {
    const Side& side = context.old_side;
    auto packages = Side::packages_of(side.requirers_of(capability));
    if (packages.empty()) return packages;
    // The name of a package stands for its source where the metadata does not say.
    const auto source_of = [&](PackageIndex index) {
        const auto& package = side.package(index);
        return package.source == 0 ? package.name : package.source;
    };
    std::vector<resolve::TextNumber> own;
    for (const auto owner : owners) own.push_back(source_of(owner));
    std::sort(own.begin(), own.end());
    std::erase_if(packages,
                  [&](PackageIndex index) { return std::binary_search(own.begin(), own.end(), source_of(index)); });
    return packages;
}

std::vector<PackageIndex> still_needed(const Context& context, NameNumber capability) {
    if (!context.new_side.providers_of(capability).empty()) return {};
    return Side::packages_of(context.new_side.requirers_of(capability));
}

void sort_unique(std::vector<PackageIndex>& packages) {
    std::sort(packages.begin(), packages.end());
    packages.erase(std::unique(packages.begin(), packages.end()), packages.end());
}

}  // namespace rpmgap::compare
