// The file of a path index, all numbers in the machine's byte order (the cache is never shared between machines;
// another order fails the magic):
//
//   Header
//   each bucket, by ascending hash: std::uint64_t hashes[n], ascending; std::uint32_t packages[n], top bit: ghost
//   std::uint64_t starts[(1 << bucket_bits) + 1]   number of the first entry of each bucket
//
// A bucket is the hashes that share their top bits. Included only by the two files that write and read it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <new>

#include <xxhash.h>

#include "support/handle.hpp"

namespace rpmgap::repo::path_index_format {

struct Header {
    std::uint64_t magic = 0x5847'5041'5047'5052;  // "RPGPAPGX" read on a little-endian machine
    std::uint32_t version = 2;
    std::uint32_t bucket_bits = 0;
    std::uint64_t entries = 0;
    std::uint64_t checksum = 0;  // XXH3 of everything after the header, then of the three fields above
};
static_assert(sizeof(Header) == 32);

inline constexpr std::uint32_t most_bucket_bits = 20;
inline constexpr std::uint64_t entries_a_bucket = 64;  // 768 bytes: one small read
inline constexpr std::size_t entry_bytes = sizeof(std::uint64_t) + sizeof(std::uint32_t);

inline std::size_t bucket_of(std::uint64_t hash, std::uint32_t bits) {
    return bits == 0 ? 0 : static_cast<std::size_t>(hash >> (64U - bits));
}

inline void end_hash(XXH3_state_t* state) {
    XXH3_freeState(state);
}
using HashState = support::Handle<XXH3_state_t, end_hash>;

inline HashState new_hash() {
    HashState state(XXH3_createState());
    if (!state) throw std::bad_alloc();
    XXH3_64bits_reset(state.get());
    return state;
}

inline std::uint64_t finish_hash(XXH3_state_t* state, const Header& header) {
    XXH3_64bits_update(state, &header.version, sizeof header.version);
    XXH3_64bits_update(state, &header.bucket_bits, sizeof header.bucket_bits);
    XXH3_64bits_update(state, &header.entries, sizeof header.entries);
    return XXH3_64bits_digest(state);
}

}  // namespace rpmgap::repo::path_index_format
