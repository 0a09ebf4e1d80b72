// The functions and aliases of a script, and what is known of them.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "extract/script/shell_tree.hpp"
#include "extract/script/word.hpp"

namespace rpmgap::extract {

struct Function {
    NodeId body = no_node;           ///< no_node for an alias, or when only its name is known
    bool tests_argument = false;     ///< true when its argument is a command that is there: have() { command -v "$1"; }
    bool requires_argument = false;  ///< leaves the script when it is not: need() { have "$1" || exit 1; }
    bool leaves = false;             ///< always leaves the script with a failure: die() { echo "$1"; exit 1; }
};

class Functions {
public:
    /// `outer` are those of the text that this text is quoted in; may be null.
    Functions(const ShellTree& tree, const WordReader& words, const Functions* outer);

    [[nodiscard]] const Function* find(std::string_view name) const;
    [[nodiscard]] std::vector<std::string> names() const;

private:
    void collect_written(std::string_view text);
    void collect_aliases(const ShellTree& tree, const WordReader& words);
    void summarise(const ShellTree& tree, const WordReader& words, Function& function) const;

    std::map<std::string, Function, std::less<>> functions_;
    const Functions* outer_;
};

}  // namespace rpmgap::extract
