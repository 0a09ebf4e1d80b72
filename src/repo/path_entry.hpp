// One entry of a path table or a path index: 12 bytes, whatever the path's length.
#pragma once

#include <cstdint>
#include <string_view>
#include <tuple>

#include <xxhash.h>

namespace rpmgap::repo {

struct PathEntry {
    static constexpr std::uint32_t ghost_bit = 0x8000'0000U;

    std::uint64_t hash = 0;
    std::uint32_t owner = 0;  ///< top bit: ghost

    [[nodiscard]] std::uint32_t number() const { return owner & ~ghost_bit; }
    [[nodiscard]] bool ghost() const { return (owner & ghost_bit) != 0; }

    /// By owner within a hash, the entry that is no ghost first: of two for one owner and path that one stays.
    friend bool operator<(const PathEntry& a, const PathEntry& b) {
        return std::tuple(a.hash, a.number(), a.ghost()) < std::tuple(b.hash, b.number(), b.ghost());
    }
    [[nodiscard]] bool is_same(const PathEntry& other) const {
        return hash == other.hash && number() == other.number();
    }
};

inline std::uint64_t path_hash(std::string_view path) {
    return XXH3_64bits(path.data(), path.size());
}

}  // namespace rpmgap::repo
