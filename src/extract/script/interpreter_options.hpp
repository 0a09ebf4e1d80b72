// Interpreters of other languages that a command starts: what their options tell them to run.
// Options: python(1), perlrun(1), ruby(1), node(1).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "extract/script/word.hpp"

namespace rpmgap::extract {

struct InterpreterUse {
    std::string_view language;               ///< "Python"
    bool code = false;                       ///< its code is an argument: -c, -e
    std::size_t code_word = 0;               ///< the word that it is in, and where it begins there; 0: it is not
    std::size_t code_offset = 0;             ///< known where
    bool input = false;                      ///< its code comes from standard input
    std::optional<std::string> module = {};  ///< of Python: the module that is run (-m); empty: it is not known
};

/// Looks at a command whose first word is literal; by its base name, so "/usr/bin/python3.12" is Python. Nothing for
/// commands that are no such interpreter, and where a word that is not known could be an option.
[[nodiscard]] std::optional<InterpreterUse> interpreter_use(const Words& words);

}  // namespace rpmgap::extract
