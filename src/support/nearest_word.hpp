// "Did you mean": the known word that a mistyped one stands for.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rpmgap::support {

/// The first of the known words that are fewest slips away: a letter too many, too few, another or two swapped; upper
/// and lower case of ASCII are no slip. At most one slip for three letters of the longer word, so that what it was
/// taken for can be seen. Else the one that begins with `word`, if that is at least three letters and no other does.
/// Nothing when no word is near. Time grows with the product of both lengths, and words much longer than all known ones
/// cost nothing.
[[nodiscard]] std::optional<std::string> nearest_word(std::string_view word, const std::vector<std::string>& known);

/// The end of an error about an unknown word: "; did you mean baseline?", or nothing.
[[nodiscard]] std::string did_you_mean(std::string_view word, const std::vector<std::string>& known);

}  // namespace rpmgap::support
