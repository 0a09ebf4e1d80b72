// What a distribution's channels hold, as plain arrays: for what compares whole snapshots and needs no solver.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "model/capability.hpp"
#include "model/distribution.hpp"
#include "model/notable_path.hpp"
#include "support/result.hpp"

namespace rpmgap::repo {
struct OpenChannel;
}

namespace rpmgap::resolve {

class SolvPool;

/// A text of an inventory: its place in Inventory::texts. Equal texts of one inventory have one number; 0 and 1 are no
/// text and the empty one.
using TextNumber = std::uint32_t;

/// A plain dependency, or one leaf of a rich one.
struct InventoryRelation {
    TextNumber name = 0;
    TextNumber evr = 0;  ///< no text where there is no bound
    model::Sense sense = model::Sense::any;
    bool is_part = false;  ///< of a rich dependency: the leaf alone decides nothing
};

/// A part of one of the inventory's arrays.
struct InventoryRange {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
};

/// A command, library or unit of a package; %ghost included.
struct InventoryPath {
    std::uint32_t package = 0;  ///< index into Inventory::packages
    model::NotablePath kind = model::NotablePath::none;
    std::string_view path;
};

struct InventoryPackage {
    TextNumber name = 0;
    TextNumber evr = 0;
    TextNumber arch = 0;
    TextNumber source = 0;      ///< name of its source package; no text: the metadata does not say
    std::string_view checksum;  ///< bytes of the digest of the package file; empty: the metadata does not say
    std::uint32_t channel = 0;  ///< index into Inventory::snapshot.channels
    bool is_source = false;
    bool is_seen = true;  ///< false: a source package, of a foreign architecture, or hidden as dnf would hide it
    InventoryRange provides;
    InventoryRange requirements;  ///< without recommendations
    InventoryRange obsoletes;
};

/// The texts lie in the pool that it was made of, which has to outlive it; those of paths it keeps itself.
struct Inventory {
    model::Snapshot snapshot;
    std::vector<std::string_view> texts;
    std::vector<InventoryPackage> packages;  ///< by channel, in the order of the metadata
    /// Provided capabilities; of files those alone that some requirement names.
    std::vector<InventoryRelation> provides;
    std::vector<InventoryRelation> requirements;
    std::vector<InventoryRelation> obsoletes;
    std::vector<InventoryPath> paths;  ///< by package; none before add_notable_paths()
    std::vector<std::shared_ptr<const void>> kept;

    [[nodiscard]] std::string_view text(TextNumber number) const { return texts[number]; }
    [[nodiscard]] std::span<const InventoryRelation> provides_of(const InventoryPackage& package) const {
        return part(provides, package.provides);
    }
    [[nodiscard]] std::span<const InventoryRelation> requirements_of(const InventoryPackage& package) const {
        return part(requirements, package.requirements);
    }
    [[nodiscard]] std::span<const InventoryRelation> obsoletes_of(const InventoryPackage& package) const {
        return part(obsoletes, package.obsoletes);
    }

private:
    static std::span<const InventoryRelation> part(const std::vector<InventoryRelation>& of, InventoryRange range) {
        return std::span(of).subspan(range.begin, range.end - range.begin);
    }
};

/// How much of it is wanted.
enum class InventoryDepth : std::uint8_t {
    packages,  ///< names, versions, checksums, obsoletes
    all,
};

/// Of a pool without an application. `snapshot` is of the channels that the pool was loaded from, in their order.
[[nodiscard]] Inventory take_inventory(const SolvPool& pool, model::Snapshot snapshot,
                                       InventoryDepth depth = InventoryDepth::all);

/// Adds the notable paths of the channels that the pool was loaded from, in their order. Faults are of kind output.
[[nodiscard]] support::Result<void> add_notable_paths(Inventory& inventory,
                                                      const std::vector<repo::OpenChannel>& channels);

/// Which packages of the inventory of `pool` have each of `paths`, ascending; %ghost included.
[[nodiscard]] std::vector<std::vector<std::uint32_t>> owners_of_paths(const SolvPool& pool,
                                                                      const std::vector<std::string_view>& paths);

}  // namespace rpmgap::resolve
