// Scripts that stand in another file.
#pragma once

#include <string_view>

#include "extract/script/gathering.hpp"
#include "extract/script/shell_text.hpp"

namespace rpmgap::extract {

/// How a program reads the text that it is given: a shell's dialect, or `other`.
struct Program {
    std::string name;  ///< base name, for messages
    Dialect dialect = Dialect::other;
};
[[nodiscard]] Program program_of(std::string_view command);

/// Reads text that begins with a #! line at `line` of the file as read_script() does; `text.text` is all of it.
void read_embedded_script(const ShellText& text, Gathering& out);

/// "commands of a python script are not read"
[[nodiscard]] std::string foreign_script(std::string_view language);

}  // namespace rpmgap::extract
