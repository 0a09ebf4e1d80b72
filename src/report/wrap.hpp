// Filling of paragraphs.
#pragma once

#include <string>
#include <string_view>

namespace rpmgap::report {

/// `text` broken at spaces into lines of at most `width` columns, each ended by a newline: the first begins with
/// `first`, the others with `indent`. A word that is longer than a line stays whole, so that it can be copied.
[[nodiscard]] std::string wrap(std::string_view text, std::size_t width, std::string_view first,
                               std::string_view indent);

}  // namespace rpmgap::report
