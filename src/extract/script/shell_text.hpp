// Shell text: the script itself, or text that a script hands to a shell (`sh -c`, trap, eval, a here-document).
#pragma once

#include <algorithm>
#include <climits>
#include <string>
#include <string_view>
#include <vector>

#include "extract/language/code_facts.hpp"
#include "extract/script/functions.hpp"
#include "extract/script/gathering.hpp"
#include "extract/script/guards.hpp"
#include "extract/script/shebang.hpp"
#include "extract/script/variables.hpp"

namespace rpmgap::extract {

struct ShellText {
    std::string_view text;
    Dialect dialect = Dialect::bash;
    unsigned first_line = 1;  ///< line of the file at which the text begins
    unsigned last_line =
        UINT_MAX;           ///< text in which variables were expanded can have more lines than the file has for it
    unsigned nesting = 0;   ///< texts around this one
    std::string what = {};  ///< of nested text: what it is and how it was written, for messages ("eval'd text: $cmd")
    const Functions* outer_functions = nullptr;
    const Scope* outer_scope = nullptr;
    const Environment* environment = nullptr;  ///< variables that are set when it begins; may be null

    /// Line of the file for a line of the text, counted from 0.
    [[nodiscard]] unsigned line(unsigned row) const { return std::min(first_line + row, last_line); }
};

/// Adds what the commands of `text` need to `out`. Returns the functions and aliases that it defines.
std::vector<std::string> read_shell_text(const ShellText& text, Gathering& out);

}  // namespace rpmgap::extract
