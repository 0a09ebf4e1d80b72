#include "extract/deploy/embedded_script.hpp"

#include <fmt/format.h>

#include "support/text.hpp"

namespace rpmgap::extract {

Program program_of(std::string_view command) {
    command = command.substr(0, command.find_first_of(" \t"));
    const auto name = command.substr(command.rfind('/') + 1);
    return {support::printable(name), dialect_of(name)};
}

std::string foreign_script(std::string_view language) {
    return fmt::format("commands of a {} script are not read", language);
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
    if (shebang.dialect == Dialect::other) {
        if (!shebang.language.empty()) out.not_checked(text.first_line, foreign_script(shebang.language));
        return;
    }
    auto shell = text;
    shell.dialect = shebang.dialect;
    read_shell_text(shell, out);
}

}  // namespace rpmgap::extract
