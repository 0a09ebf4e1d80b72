#include "compare/side.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <utility>

#include "resolve/evr.hpp"
#include "support/text.hpp"

namespace rpmgap::compare {

Side::Side(const resolve::Inventory& inventory, const JoinedNames& names, bool is_old, bool latest)
    : inventory_(inventory), names_(names), is_old_(is_old), counts_(inventory.packages.size()) {
    const auto count = static_cast<PackageIndex>(inventory.packages.size());
    for (PackageIndex i = 0; i < count; ++i) counts_[i] = package(i).is_seen;
    packages_ = ByName<PackageIndex>(names.size(), [&](const auto& visit) {
        for (PackageIndex i = 0; i < count; ++i) visit(name_of(i), i);
    });
    if (latest) leave_older_out();
    const auto index = [&](const std::vector<resolve::InventoryRelation>& relations, auto range_of) {
        return ByName<NamedRelation>(names.size(), [&](const auto& visit) {
            for (PackageIndex i = 0; i < count; ++i) {
                if (!counts_[i]) continue;
                const resolve::InventoryRange range = range_of(package(i));
                for (auto at = range.begin; at < range.end; ++at) {
                    const auto& relation = relations[at];
                    const auto name = number(relation.name);
                    if (name != no_name && !relation.is_part) visit(name, NamedRelation{i, at});
                }
            }
        });
    };
    providers_ = index(inventory.provides, [](const auto& package) { return package.provides; });
    requirers_ = index(inventory.requirements, [](const auto& package) { return package.requirements; });
    obsoleters_ = index(inventory.obsoletes, [](const auto& package) { return package.obsoletes; });
}

void Side::leave_older_out() {
    for (NameNumber name = 0; name < names_.size(); ++name) {
        const auto group = named(name);
        if (group.size() < 2) continue;
        std::map<std::pair<std::uint32_t, std::string_view>, std::string_view> newest_evr;
        const auto key_of = [&](PackageIndex index) { return std::pair(tier_of(index), arch_of(index)); };
        for (const auto index : group) {
            const auto [best, fresh] = newest_evr.try_emplace(key_of(index), evr_of(index));
            if (!fresh && resolve::compare_evr(best->second, evr_of(index)) < 0) best->second = evr_of(index);
        }
        for (const auto index : group)
            if (resolve::compare_evr(evr_of(index), newest_evr.at(key_of(index))) < 0) counts_[index] = false;
    }
}

std::uint32_t Side::tier_of(PackageIndex index) const {
    const auto support = channel_of(index).support;
    return support == model::Support::opt_in
               ? package(index).channel
               : std::numeric_limits<std::uint32_t>::max() - static_cast<std::uint32_t>(support);
}

std::vector<PackageIndex> Side::newest(const std::vector<PackageIndex>& packages) const {
    std::vector<PackageIndex> best;
    for (const auto index : packages) {
        const int order = best.empty() || evr_of(index) == evr_of(best.front())
                              ? 0
                              : resolve::compare_evr(evr_of(index), evr_of(best.front()));
        if (order < 0) continue;
        if (order > 0) best.clear();
        best.push_back(index);
    }
    return best;
}

std::vector<PackageIndex> Side::packages_of(std::span<const NamedRelation> relations) {
    std::vector<PackageIndex> packages;
    for (const auto& relation : relations)
        if (packages.empty() || packages.back() != relation.package) packages.push_back(relation.package);
    return packages;
}

std::string Side::shown(const resolve::InventoryRelation& relation) const {
    return support::printable(to_string(model::Capability{.name = std::string(inventory_.text(relation.name)),
                                                          .sense = relation.sense,
                                                          .evr = std::string(inventory_.text(relation.evr))}));
}

}  // namespace rpmgap::compare
