// The paths of a channel that was just read, in memory: usable at once, and sorted only when they are written to the
// cache.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "repo/path_entry.hpp"
#include "repo/paths.hpp"

namespace rpmgap::repo {

/// Packages by owner. File lists are read while nobody knows the packages yet: what they list belongs to an owner, one
/// for each of their elements, and an owner may turn out to be no package or, where packages share a checksum, several.
struct PackagesOfOwners {
    static constexpr std::uint32_t none = UINT32_MAX;

    std::vector<std::uint32_t> first;  ///< by owner: its first package or none
    std::vector<std::uint32_t> next;   ///< by package: the next one of the same owner or none
};

/// 12 bytes an entry. Entries lie in parts by the top bits of their hash; a look-up runs over one part, some thousand
/// hashes for the largest distributions, which costs a microsecond and saves sorting.
class PathTable final : public Paths {
public:
    static constexpr unsigned part_bits = 11;
    static constexpr std::size_t part_count = std::size_t{1} << part_bits;

    PathTable();
    ~PathTable() override;

    /// `owner` is below 2^31.
    void add(std::string_view path, std::uint32_t owner, bool ghost = false);
    /// Says which packages the owners are. Without it each owner is the package of its number.
    void set_packages(PackagesOfOwners packages);
    /// A package has from now on also the paths that only `other` says it has. Where both have one, this table knows
    /// better whether it is a ghost.
    void complete_with(std::shared_ptr<const PathTable> other);

    [[nodiscard]] std::vector<PathHit> packages_with(std::string_view path) const override;
    [[nodiscard]] std::size_t size() const override { return size_ + (other_ ? other_->size() : 0); }

    /// Replaces `into` by the entries of one part, with packages for owners, ascending and each once. The parts in
    /// their order give all entries in their order.
    void sorted_part(std::size_t part, std::vector<PathEntry>& into) const;

private:
    // Hashes apart from owners: a look-up reads only the hashes.
    struct Block {
        static constexpr std::uint32_t capacity = 64;
        std::array<std::uint64_t, capacity> hashes;
        std::array<std::uint32_t, capacity> owners;
        std::uint32_t previous;  ///< number of the block that was filled before this one
    };
    struct Part {
        std::uint32_t last_block = 0;
        std::uint32_t size = 0;
    };
    static constexpr std::size_t blocks_a_slab = 1024;

    [[nodiscard]] Block& block(std::uint32_t number) const {
        return slabs_[number / blocks_a_slab][number % blocks_a_slab];
    }
    void new_block(Part& part);
    // Calls visit(block, number of entries in it) for each block of a part, last one first.
    template <typename Visit>
    void each_block(const Part& part, const Visit& visit) const;
    // Calls visit(package) for each package of an owner.
    template <typename Visit>
    void each_package(std::uint32_t owner, const Visit& visit) const;
    // As sorted_part(), of one hash.
    [[nodiscard]] std::vector<PathEntry> entries_with(std::uint64_t hash) const;

    std::vector<Part> parts_;
    std::vector<std::unique_ptr<Block[]>> slabs_;
    std::uint32_t blocks_ = 0;
    std::size_t size_ = 0;
    bool joined_ = false;
    PackagesOfOwners packages_;
    std::shared_ptr<const PathTable> other_;  // null: none
};

}  // namespace rpmgap::repo
