#include "compare/version_losses.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <string_view>

#include "compare/moves.hpp"
#include "compare/offers.hpp"
#include "resolve/evr.hpp"
#include "support/text.hpp"

namespace rpmgap::compare {

namespace {

using model::Sense;
using resolve::InventoryRelation;
using Packages = std::vector<PackageIndex>;

bool is_met(const Side& side, NameNumber capability, Sense sense, std::string_view evr) {
    const auto providers = side.providers_of(capability);
    return std::any_of(providers.begin(), providers.end(), [&](const NamedRelation& at) {
        const auto& provided = side.provided(at);
        return resolve::ranges_meet(provided.sense, side.inventory().text(provided.evr), sense, evr);
    });
}

// Packages that require a range which has `version` in it and which nothing in NEW meets, ascending.
Packages bereft(const Context& context, const Side& side, NameNumber capability, std::string_view version) {
    Packages packages;
    for (const auto& at : side.requirers_of(capability)) {
        const auto& wanted = side.required(at);
        const auto evr = side.inventory().text(wanted.evr);
        if (wanted.sense != Sense::any && resolve::ranges_meet(Sense::equal, version, wanted.sense, evr) &&
            !is_met(context.new_side, capability, wanted.sense, evr))
            packages.push_back(at.package);
    }
    sort_unique(packages);
    return packages;
}

}  // namespace

void add_version_losses(Context& context, NameNumber capability) {
    const Side& before = context.old_side;
    const Side& after = context.new_side;
    if (before.requirers_of(capability).empty() && after.requirers_of(capability).empty()) return;
    const auto text = context.names.text(capability);
    const auto own = context.names.find(without_isa(text));
    if (own != no_name && before.has_package(own)) return;
    std::map<std::string_view, Packages> versions;
    for (const auto& at : before.providers_of(capability)) {
        const auto& provided = before.provided(at);
        if (provided.sense == Sense::equal) versions[before.inventory().text(provided.evr)].push_back(at.package);
    }
    for (auto& [version, owners] : versions) {
        auto needed_by_old = bereft(context, before, capability, version);
        auto needed_by_new = bereft(context, after, capability, version);
        if (!needed_by_old.empty()) {
            const auto strangers = needed_in_old(context, capability, owners);
            Packages kept;
            std::set_intersection(needed_by_old.begin(), needed_by_old.end(), strangers.begin(), strangers.end(),
                                  std::back_inserter(kept));
            needed_by_old = std::move(kept);
        }
        if (needed_by_old.empty() && needed_by_new.empty()) continue;
        auto& change = context.changes.emplace_back();
        change.thing = model::ChangedThing::capability;
        change.kind = model::ChangeKind::lost;
        change.what = support::printable(std::string(text).append(" = ").append(version));
        sort_unique(owners);
        change.old_packages = std::move(owners);
        change.new_packages = Side::packages_of(after.providers_of(capability));
        change.needed_by_old = std::move(needed_by_old);
        change.needed_by_new = std::move(needed_by_new);
        judge(context, change);
    }
}

}  // namespace rpmgap::compare
