// Scripts that stand in another file.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/script/code_reader.hpp"
#include "extract/script/gathering.hpp"
#include "extract/script/shell_text.hpp"

namespace rpmgap::extract {

/// How a program reads the text that it is given: as a shell of a dialect, in another language, or in a way that no
/// reader knows.
struct Program {
    std::string name;  ///< base name, for messages
    Dialect dialect = Dialect::other;
    std::optional<Language> language = {};
};
[[nodiscard]] Program program_of(std::string_view command);

/// Reads text that the program reads; `text.dialect` does not count. Returns the functions that shell text defines.
std::vector<std::string> read_text_for(const Program& program, ShellText text, Gathering& out);

/// Reads text that begins with a #! line at `line` of the file as read_script() does; `text.text` is all of it.
void read_embedded_script(const ShellText& text, Gathering& out);

}  // namespace rpmgap::extract
