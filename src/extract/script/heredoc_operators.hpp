// A rewriting of shell text that keeps every byte's place, for what tree-sitter-bash reads wrongly.
#pragma once

#include <string>
#include <string_view>

namespace rpmgap::extract {

/// In `cat <<END ||` the next command stands behind the here-document, but the grammar expects it on the same line and
/// reads the document as commands. Returns `text` with such operators (&&, || and |) replaced by blanks, or an empty
/// string when there are none.
[[nodiscard]] std::string detach_heredoc_operators(std::string_view text);

}  // namespace rpmgap::extract
