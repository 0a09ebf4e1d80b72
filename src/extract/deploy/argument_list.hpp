// Commands given as a list of words and not as shell text: exec forms of a Dockerfile, Exec lines of a unit.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/script/gathering.hpp"
#include "extract/script/variables.hpp"

namespace rpmgap::extract {

/// The words as one line of shell text that stands for just these words.
[[nodiscard]] std::string quoted_for_shell(const std::vector<std::string>& words);

struct ArgumentList {
    std::vector<std::string> words;
    unsigned line = 0;
    bool tolerated = false;                    ///< whether it fails does not matter
    const Environment* environment = nullptr;  ///< as in ShellText
};

/// Adds what the command needs, and what it runs in its turn (`env x`, `sh -c "..."`): nothing expands the words
/// themselves, and a shell's builtins are files here.
void read_argument_list(const ArgumentList& arguments, Gathering& out);

}  // namespace rpmgap::extract
