// A hash that is the same on every machine and in every version: for fingerprints. XXH3, https://xxhash.com/
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rpmgap::support {

[[nodiscard]] std::uint64_t stable_hash(std::string_view bytes);

/// 16 hex digits over the parts; ("ab", "c") and ("a", "bc") differ.
[[nodiscard]] std::string fingerprint(const std::vector<std::string_view>& parts);

}  // namespace rpmgap::support
