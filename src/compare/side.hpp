// One side of a comparison, indexed by the names that both sides share.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "compare/names.hpp"
#include "model/snapshot_diff.hpp"
#include "resolve/inventory.hpp"

namespace rpmgap::compare {

using model::PackageIndex;

/// A relation and the package that has it.
struct NamedRelation {
    PackageIndex package = 0;
    std::uint32_t relation = 0;  ///< index into the inventory's array
};

/// Entries by name: those of one name lie together, packages ascending.
template <typename Entry>
class ByName {
public:
    /// `each(visit)` calls visit(name, entry) for every entry, the same ones whenever it is called.
    template <typename Each>
    ByName(std::size_t names, const Each& each) : first_(names + 1) {
        each([&](NameNumber name, const Entry&) { ++first_[name + 1]; });
        for (std::size_t i = 0; i < names; ++i) first_[i + 1] += first_[i];
        entries_.resize(first_.back());
        auto next = first_;
        each([&](NameNumber name, const Entry& entry) { entries_[next[name]++] = entry; });
    }
    ByName() = default;

    [[nodiscard]] std::span<const Entry> of(NameNumber name) const {
        return std::span(entries_).subspan(first_[name], first_[name + 1] - first_[name]);
    }

private:
    std::vector<std::uint32_t> first_{0};
    std::vector<Entry> entries_;
};

class Side {
public:
    /// `latest`: only the newest of each name and architecture count for what packages offer and need, in the enabled
    /// channels, in each opt-in channel and in the unsupported ones. The inventory and the names have to outlive it.
    Side(const resolve::Inventory& inventory, const JoinedNames& names, bool is_old, bool latest);

    [[nodiscard]] const resolve::Inventory& inventory() const { return inventory_; }
    [[nodiscard]] const resolve::InventoryPackage& package(PackageIndex index) const {
        return inventory_.packages[index];
    }
    [[nodiscard]] NameNumber name_of(PackageIndex index) const { return number(package(index).name); }
    [[nodiscard]] std::string_view evr_of(PackageIndex index) const { return inventory_.text(package(index).evr); }
    [[nodiscard]] std::string_view arch_of(PackageIndex index) const { return inventory_.text(package(index).arch); }
    [[nodiscard]] const model::ChannelSnapshot& channel_of(PackageIndex index) const {
        return inventory_.snapshot.channels[package(index).channel];
    }
    /// Counts for what packages offer and need: it is seen, and the newest where only that counts.
    [[nodiscard]] bool counts(PackageIndex index) const { return counts_[index]; }

    /// Binary packages and source packages of a name.
    [[nodiscard]] std::span<const PackageIndex> named(NameNumber name) const { return packages_.of(name); }
    [[nodiscard]] bool has_package(NameNumber name) const { return name != no_name && !named(name).empty(); }
    /// Those of the highest version among `packages`, which are not empty.
    [[nodiscard]] std::vector<PackageIndex> newest(const std::vector<PackageIndex>& packages) const;

    [[nodiscard]] std::span<const NamedRelation> providers_of(NameNumber name) const { return providers_.of(name); }
    [[nodiscard]] const resolve::InventoryRelation& provided(const NamedRelation& at) const {
        return inventory_.provides[at.relation];
    }
    /// Parts of rich dependencies are not among them.
    [[nodiscard]] std::span<const NamedRelation> requirers_of(NameNumber name) const { return requirers_.of(name); }
    [[nodiscard]] const resolve::InventoryRelation& required(const NamedRelation& at) const {
        return inventory_.requirements[at.relation];
    }
    [[nodiscard]] std::span<const NamedRelation> obsoleters_of(NameNumber name) const { return obsoleters_.of(name); }
    [[nodiscard]] const resolve::InventoryRelation& obsoleted(const NamedRelation& at) const {
        return inventory_.obsoletes[at.relation];
    }
    /// Packages that provide or require it, ascending, each once.
    [[nodiscard]] static std::vector<PackageIndex> packages_of(std::span<const NamedRelation> relations);

    /// As rpm prints it, safe for a terminal.
    [[nodiscard]] std::string shown(const resolve::InventoryRelation& relation) const;

    [[nodiscard]] NameNumber number(resolve::TextNumber text) const {
        return is_old_ ? names_.of_old(text) : names_.of_new(text);
    }

private:
    void leave_older_out();
    // Channels that are always used together have one number: as resolve::closure_of() asks about them.
    std::uint32_t tier_of(PackageIndex index) const;

    const resolve::Inventory& inventory_;
    const JoinedNames& names_;
    bool is_old_;
    std::vector<bool> counts_;
    ByName<PackageIndex> packages_;
    ByName<NamedRelation> providers_;
    ByName<NamedRelation> requirers_;
    ByName<NamedRelation> obsoleters_;
};

}  // namespace rpmgap::compare
