#include "extract/script/script_reader.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "extract/script/gathering.hpp"
#include "extract/script/shebang.hpp"
#include "extract/script/shell_text.hpp"
#include "extract/script/shell_tree.hpp"
#include "extract/script/source_reader.hpp"

namespace rpmgap::extract {

namespace {

constexpr std::size_t text_limit = std::size_t{4} << 20U;

// The part of a shell script that is text. Self-extracting scripts carry an archive behind it; a shell script has no
// NUL bytes.
std::string_view text_part(std::string_view script, Gathering& out) {
    const auto nul = script.find('\0');
    if (nul == std::string_view::npos) return script;
    const auto line_end = script.rfind('\n', nul);
    const auto text = script.substr(0, line_end == std::string_view::npos ? 0 : line_end + 1);
    const auto line = static_cast<unsigned>(std::count(text.begin(), text.end(), '\n')) + 1;
    out.not_checked(line, "binary content behind the script is not read");
    return text;
}

void read_shell_script(std::string_view script, const Shebang& shebang, Gathering& out, model::ScriptFacts& facts) {
    const auto text = text_part(script, out);
    if (text.size() > text_limit) {
        out.not_checked(0, fmt::format("its commands are not read: more than {} MiB of shell text", text_limit >> 20U));
        return;
    }
    facts.parsed = true;
    begin_script();
    facts.functions = read_shell_text({text, shebang.dialect}, out);
}

model::Subject new_script(const std::string& path) {
    model::Subject subject;
    subject.path = path;
    subject.kind = model::SubjectKind::script;
    subject.script.emplace();
    return subject;
}

}  // namespace

bool is_shell_library_name(std::string_view path) {
    return path.ends_with(".sh") || path.ends_with(".bash");
}

model::Subject read_shell_library(std::string path, std::string_view text) {
    auto subject = new_script(path);
    const auto dialect = path.ends_with(".bash") ? Dialect::bash : dialect_of("sh");
    Gathering out(std::move(path));
    read_shell_script(text, {{}, {}, dialect}, out, *subject.script);
    out.move_to(subject);
    return subject;
}

bool is_script(std::string_view head) {
    if (!head.starts_with("#!")) return false;
    const auto path = head.find_first_not_of(" \t", 2);
    return path != std::string_view::npos && head[path] == '/';
}

model::Subject read_script(std::string path, std::string_view text) {
    auto subject = new_script(path);
    auto& facts = *subject.script;
    Gathering out(std::move(path));
    if (!is_script(text)) {
        out.not_checked(1, "does not begin with #! and an absolute path");
    } else {
        const Shebang shebang = read_shebang(text, out);
        if (const auto language = language_of(shebang.language))
            return read_source(std::move(subject.path), text, *language);
        facts.interpreter = shebang.written;
        if (shebang.dialect != Dialect::other)
            read_shell_script(text, shebang, out, facts);
        else if (!shebang.language.empty())
            out.not_checked(0, fmt::format("commands of a {} script are not read", shebang.language));
    }
    out.move_to(subject);
    return subject;
}

}  // namespace rpmgap::extract
