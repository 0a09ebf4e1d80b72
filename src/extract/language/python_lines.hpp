// Where one statement of Python ends and the next begins, as far as that needs no grammar.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace rpmgap::extract {

/// Offsets of lines, ascending, before which a text can be divided so that each part is one of statements: lines
/// without indentation behind the end of a logical line that go on with nothing that stands before them
/// (https://docs.python.org/3/reference/lexical_analysis.html#line-structure).
[[nodiscard]] std::vector<std::size_t> python_divisions(std::string_view text);

}  // namespace rpmgap::extract
