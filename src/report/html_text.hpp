// Text that strangers wrote, as HTML.
#pragma once

#include <string>
#include <string_view>

namespace rpmgap::report {

/// `utf8` for the text of an element and for an attribute in double or single quotes, in HTML and SVG. Characters that
/// would be invisible or turn the direction of what follows are told as "U+202E".
[[nodiscard]] std::string html_escaped(std::string_view utf8);

/// At most `columns` code points, escaped; the last is an ellipsis where something was cut.
[[nodiscard]] std::string html_cut(std::string_view utf8, std::size_t columns);

}  // namespace rpmgap::report
