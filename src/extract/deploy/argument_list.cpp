#include "extract/deploy/argument_list.hpp"

#include "extract/script/builtins.hpp"
#include "extract/script/shell_text.hpp"

namespace rpmgap::extract {

std::string quoted_for_shell(const std::vector<std::string>& words) {
    std::string line;
    for (const auto& word : words) {
        line += line.empty() ? "'" : " '";
        for (const char c : word) {
            if (c == '\'')
                line += "'\\''";
            else
                line += c;
        }
        line += '\'';
    }
    return line;
}

void read_argument_list(const ArgumentList& arguments, Gathering& out) {
    if (arguments.words.empty() || arguments.words.front().empty()) return;
    const auto& name = arguments.words.front();
    if (is_builtin(name, Dialect::bash))
        out.require(model::RequirementKind::command, name, arguments.line, arguments.tolerated);
    auto text = quoted_for_shell(arguments.words);
    if (arguments.tolerated) text += " || true";
    ShellText shell;
    shell.text = text;
    shell.first_line = arguments.line;
    shell.last_line = arguments.line;
    shell.environment = arguments.environment;
    read_shell_text(shell, out);
}

}  // namespace rpmgap::extract
