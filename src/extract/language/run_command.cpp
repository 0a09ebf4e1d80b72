#include "extract/language/run_command.hpp"

#include <fmt/format.h>

#include "extract/script/builtins.hpp"
#include "extract/script/guards.hpp"
#include "extract/script/shell_text.hpp"

namespace rpmgap::extract {

namespace {

std::string quoted(const std::optional<std::string>& word) {
    if (!word) return std::string(unknown_part);
    std::string text = "'";
    for (const char c : *word) c == '\'' ? text += "'\\''" : text += c;
    return text + '\'';
}

}  // namespace

void run_words(const std::vector<std::optional<std::string>>& words, const CallSite& site, Gathering& out) {
    if (words.empty()) return;
    if (!words.front())
        return out.not_checked(site.line, fmt::format("a command that is computed at run time: {}", site.what));
    // Without a shell a file of that name is run, also where a shell has the command in itself.
    if (is_builtin(*words.front(), Dialect::bash))
        return out.require(model::RequirementKind::command, *words.front(), site.line, site.guarded);
    std::string text;
    for (const auto& word : words) text.append(text.empty() ? "" : " ").append(quoted(word));
    run_text(text, site, out);
}

void run_text(std::string_view text, const CallSite& site, Gathering& out) {
    if (text.find('\0') != std::string_view::npos) return;
    const Scope scope(nullptr, site.guarded);
    read_shell_text({.text = text,
                     .dialect = Dialect::bash,
                     .first_line = site.line,
                     .last_line = site.line,
                     .nesting = 1,
                     .what = fmt::format("a command that is computed at run time: {}", site.what),
                     .outer_functions = nullptr,
                     .outer_scope = &scope},
                    out);
}

}  // namespace rpmgap::extract
