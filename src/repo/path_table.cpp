#include "repo/path_table.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace rpmgap::repo {

namespace {

std::size_t part_of(std::uint64_t hash) {
    return static_cast<std::size_t>(hash >> (64U - PathTable::part_bits));
}

// Sorts hashes that share their part: spread by their next bits, which leaves a few to compare. Chosen paths can crowd
// one of the ranges; it is then sorted like any other.
void sort_part(std::vector<PathEntry>& entries) {
    constexpr unsigned range_bits = 8;
    constexpr std::size_t range_count = std::size_t{1} << range_bits;
    const auto range_of = [](const PathEntry& entry) {
        return static_cast<std::size_t>(entry.hash << PathTable::part_bits >> (64U - range_bits));
    };
    std::array<std::size_t, range_count + 1> starts{};
    for (const auto& entry : entries) ++starts[range_of(entry) + 1];
    for (std::size_t i = 0; i < range_count; ++i) starts[i + 1] += starts[i];
    std::vector<PathEntry> spread(entries.size());
    auto places = starts;
    for (const auto& entry : entries) spread[places[range_of(entry)]++] = entry;
    for (std::size_t i = 0; i < range_count; ++i)
        std::sort(spread.begin() + static_cast<std::ptrdiff_t>(starts[i]),
                  spread.begin() + static_cast<std::ptrdiff_t>(starts[i + 1]));
    entries.swap(spread);
}

// Both ascending. Of the entries of one path and package the first of `into` stays.
void unite(std::vector<PathEntry>& into, const std::vector<PathEntry>& other) {
    const auto middle = into.insert(into.end(), other.begin(), other.end());
    std::inplace_merge(into.begin(), middle, into.end(), [](const PathEntry& a, const PathEntry& b) {
        return std::tuple(a.hash, a.number()) < std::tuple(b.hash, b.number());
    });
    const auto same = [](const PathEntry& a, const PathEntry& b) { return a.is_same(b); };
    into.erase(std::unique(into.begin(), into.end(), same), into.end());
}

}  // namespace

PathTable::PathTable() : parts_(part_count) {}
PathTable::~PathTable() = default;

void PathTable::new_block(Part& part) {
    if (blocks_ % blocks_a_slab == 0) slabs_.push_back(std::make_unique_for_overwrite<Block[]>(blocks_a_slab));
    block(blocks_).previous = std::exchange(part.last_block, blocks_);
    ++blocks_;
}

void PathTable::add(std::string_view path, std::uint32_t owner, bool ghost) {
    const std::uint64_t hash = path_hash(path);
    Part& part = parts_[part_of(hash)];
    const std::uint32_t place = part.size % Block::capacity;
    if (place == 0) new_block(part);
    Block& last = block(part.last_block);
    last.hashes[place] = hash;
    last.owners[place] = owner | (ghost ? PathEntry::ghost_bit : 0U);
    ++part.size;
    ++size_;
}

void PathTable::set_packages(PackagesOfOwners packages) {
    packages_ = std::move(packages);
    joined_ = true;
}

void PathTable::complete_with(std::shared_ptr<const PathTable> other) {
    other_ = std::move(other);
}

template <typename Visit>
void PathTable::each_block(const Part& part, const Visit& visit) const {
    std::uint32_t number = part.last_block;
    std::uint32_t filled = part.size == 0 ? 0 : (part.size - 1) % Block::capacity + 1;
    for (std::uint32_t left = part.size; left > 0; left -= std::exchange(filled, Block::capacity)) {
        const Block& current = block(number);
        visit(current, filled);
        number = current.previous;
    }
}

template <typename Visit>
void PathTable::each_package(std::uint32_t owner, const Visit& visit) const {
    if (!joined_) return visit(owner);
    if (owner >= packages_.first.size()) return;
    for (auto package = packages_.first[owner]; package != PackagesOfOwners::none; package = packages_.next[package])
        visit(package);
}

std::vector<PathEntry> PathTable::entries_with(std::uint64_t hash) const {
    std::vector<PathEntry> found;
    each_block(parts_[part_of(hash)], [&](const Block& block, std::uint32_t filled) {
        for (std::uint32_t i = 0; i < filled; ++i) {
            if (block.hashes[i] != hash) continue;
            const std::uint32_t ghost = block.owners[i] & PathEntry::ghost_bit;
            each_package(block.owners[i] & ~PathEntry::ghost_bit, [&](std::uint32_t package) {
                found.push_back({hash, package | ghost});
            });
        }
    });
    std::sort(found.begin(), found.end());
    unite(found, other_ ? other_->entries_with(hash) : std::vector<PathEntry>());
    return found;
}

std::vector<PathHit> PathTable::packages_with(std::string_view path) const {
    std::vector<PathHit> hits;
    for (const auto& entry : entries_with(path_hash(path))) hits.push_back({entry.number(), entry.ghost()});
    return hits;
}

void PathTable::sorted_part(std::size_t part, std::vector<PathEntry>& into) const {
    into.clear();
    if (parts_[part].size == 0 && !other_) return;
    each_block(parts_[part], [&](const Block& block, std::uint32_t filled) {
        for (std::uint32_t i = 0; i < filled; ++i) {
            const std::uint32_t ghost = block.owners[i] & PathEntry::ghost_bit;
            each_package(block.owners[i] & ~PathEntry::ghost_bit, [&](std::uint32_t package) {
                into.push_back({block.hashes[i], package | ghost});
            });
        }
    });
    sort_part(into);
    std::vector<PathEntry> others;
    if (other_) other_->sorted_part(part, others);
    unite(into, others);
}

}  // namespace rpmgap::repo
