#include "compare/noarch.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>

#include <fmt/format.h>

#include "compare/weight.hpp"
#include "model/knowledge.hpp"
#include "support/text.hpp"

namespace rpmgap::compare {

namespace {

using model::ChangeKind;
using model::PackageIndex;
using model::Severity;

struct Build {
    std::string_view channel;
    std::string_view name;
    std::string_view evr;

    auto operator<=>(const Build&) const = default;
};

struct Seen {
    std::size_t arch;  // index into the sides
    PackageIndex package;
    std::string_view checksum;
};

struct Fault {
    ChangeKind kind;
    Build build;
    std::size_t arch;      // whose repository is at fault
    std::size_t other;     // and one that has the package
    PackageIndex package;  // in the latter
};

using Inventories = std::vector<const resolve::Inventory*>;

std::vector<Fault> faults_of(const Inventories& inventories) {
    std::map<Build, std::vector<Seen>> builds;
    std::vector<std::set<std::string_view>> channels(inventories.size());
    for (std::size_t arch = 0; arch < inventories.size(); ++arch) {
        const auto& inventory = *inventories[arch];
        for (const auto& channel : inventory.snapshot.channels) channels[arch].insert(channel.id);
        for (PackageIndex i = 0; i < inventory.packages.size(); ++i) {
            const auto& package = inventory.packages[i];
            if (inventory.text(package.arch) != "noarch") continue;
            builds[{inventory.snapshot.channels[package.channel].id, inventory.text(package.name),
                    inventory.text(package.evr)}]
                .push_back({arch, i, package.checksum});
        }
    }
    std::vector<Fault> faults;
    for (const auto& [build, seen] : builds) {
        const auto& first = seen.front();
        for (std::size_t arch = 0; arch < inventories.size(); ++arch) {
            if (!channels[arch].contains(build.channel)) continue;
            const auto mine = std::find_if(seen.begin(), seen.end(), [&](const Seen& one) { return one.arch == arch; });
            if (mine == seen.end())
                faults.push_back({ChangeKind::noarch_missing, build, arch, first.arch, first.package});
            else if (mine->checksum.size() == first.checksum.size() && mine->checksum != first.checksum)
                faults.push_back({ChangeKind::noarch_differs, build, arch, first.arch, first.package});
        }
    }
    return faults;
}

}  // namespace

void compare_arches(const std::vector<ArchSides>& sides, const std::vector<std::string>& only,
                    std::vector<model::SnapshotDiff>& diffs) {
    Inventories before;
    Inventories after;
    for (const auto& side : sides) {
        before.push_back(side.old_side);
        after.push_back(side.new_side);
    }
    std::set<std::tuple<ChangeKind, Build, std::size_t>> known;
    for (const auto& fault : faults_of(before)) known.emplace(fault.kind, fault.build, fault.arch);
    for (const auto& fault : faults_of(after)) {
        if (!only.empty() && !model::matches_any(only, std::string(fault.build.name))) continue;
        auto& change = diffs[fault.other].changes.emplace_back();
        change.kind = fault.kind;
        change.severity = known.contains({fault.kind, fault.build, fault.arch}) ? Severity::note : Severity::error;
        change.what = support::printable(fault.build.name);
        change.new_packages = {fault.package};
        const auto& arch = after[fault.arch]->snapshot.distribution.arch;
        change.detail = fault.kind == ChangeKind::noarch_missing
                            ? fmt::format("{} for {} lacks it", fault.build.channel, arch)
                            : fmt::format("{} for {} has another file under that version", fault.build.channel, arch);
    }
    for (auto& diff : diffs) sort_by_weight(diff.changes);
}

}  // namespace rpmgap::compare
