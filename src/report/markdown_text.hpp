// Text that strangers wrote, as Markdown of GitHub's kind (https://github.github.com/gfm/).
#pragma once

#include <string>
#include <string_view>

namespace rpmgap::report {

/// `utf8` as prose on one line: nothing in it is markup, HTML, a mention, a reference to an issue, an image or a link.
[[nodiscard]] std::string markdown_escaped(std::string_view utf8);

/// `utf8` as a code span, cut to `bytes` and an ellipsis. Mentions and references are nothing in it. Not for a cell of
/// a table, which ends by '|' even there.
[[nodiscard]] std::string markdown_code(std::string_view utf8, std::size_t bytes = 200);

/// `utf8` as a block of code, fenced by more backticks than stand anywhere in it.
[[nodiscard]] std::string markdown_block(std::string_view utf8);

/// The longest beginning of `utf8` of at most `bytes` that ends where a character does.
[[nodiscard]] std::string_view utf8_beginning(std::string_view utf8, std::size_t bytes);

}  // namespace rpmgap::report
