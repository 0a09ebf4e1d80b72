// Characters that would be invisible or turn the direction of what follows.
#pragma once

#include <cstddef>
#include <string_view>

namespace rpmgap::report {

/// Bytes of each of them in UTF-8.
constexpr std::size_t hidden_length = 3;

/// The code point of one that begins at byte `i` (U+200B to U+200F, U+2028 to U+202E, U+2060 to U+206F, U+FEFF); 0: of
/// none.
[[nodiscard]] unsigned hidden_at(std::string_view utf8, std::size_t i);

}  // namespace rpmgap::report
