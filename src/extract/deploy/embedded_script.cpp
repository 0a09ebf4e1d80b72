#include "extract/deploy/embedded_script.hpp"

#include <fmt/format.h>

#include "support/text.hpp"

namespace rpmgap::extract {

Program program_of(std::string_view command) {
    command = command.substr(0, command.find_first_of(" \t"));
    const auto name = support::base_name(command);
    return {support::printable(name), dialect_of(name), language_of(name)};
}

std::vector<std::string> read_text_for(const Program& program, ShellText text, Gathering& out) {
    if (program.language) {
        read_code(*program.language, text.text, {text.first_line, text.last_line, text.nesting}, out);
        return {};
    }
    text.dialect = program.dialect;
    if (text.dialect != Dialect::other) return read_shell_text(text, out);
    out.not_checked(text.first_line, fmt::format("commands that {} reads", shown(program.name)));
    return {};
}

void read_embedded_script(const ShellText& text, Gathering& out) {
    // The first line counts from 1 there.
    Gathering first_line({});
    const auto shebang = read_shebang(text.text, first_line);
    model::Subject found;
    found.script.emplace();
    first_line.move_to(found);
    for (const auto& requirement : found.requirements)
        out.require(requirement.kind, requirement.capability.name, text.first_line, requirement.guarded);
    for (auto& item : found.not_checked) out.not_checked(text.first_line, std::move(item.reason), item.counts);
    if (shebang.language.empty()) return;
    read_text_for({shebang.language, shebang.dialect, language_of(shebang.language)}, text, out);
}

}  // namespace rpmgap::extract
