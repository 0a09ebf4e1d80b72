#include "extract/script/code_reader.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "extract/language/python_reader.hpp"
#include "extract/language/ruby_reader.hpp"
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

class FactsReader {
public:
    FactsReader(const CodePlace& place, Gathering& out) : place_(place), out_(out) {}

    void read(const CodeFacts& facts) {
        for (const auto& note : facts.not_checked) out_.not_checked(line(note.line), note.reason, note.counts);
        for (const auto& module : facts.modules)
            out_.require_module(facts.language, module.name, line(module.line), module.guarded || place_.guarded);
        for (const auto& library : facts.libraries) {
            if (library.name.starts_with('/'))
                out_.hint(model::RequirementKind::file, library.name, line(library.line));
            else
                out_.hint_library(library.name, line(library.line));
        }
        for (const auto& run : facts.runs) read_run(run);
    }

private:
    [[nodiscard]] unsigned line(unsigned of_code) const {
        return of_code == 0 ? 0 : std::min(place_.first_line + of_code - 1, place_.last_line);
    }

    void read_run(const CodeFacts::Run& run) {
        if (run.words.empty()) return read_shell(run.text, run);
        const auto& program = run.words.front();
        if (!program)
            return out_.not_checked(line(run.line),
                                    fmt::format("a command that is computed at run time: {}", run.what));
        // Without a shell a file of that name is run, also where a shell has the command in itself.
        if (is_builtin(*program, Dialect::bash))
            return out_.require(model::RequirementKind::command, *program, line(run.line),
                                run.guarded || place_.guarded);
        std::string text;
        for (const auto& word : run.words) text.append(text.empty() ? "" : " ").append(quoted(word));
        read_shell(text, run);
    }

    void read_shell(std::string_view text, const CodeFacts::Run& run) {
        if (text.find('\0') != std::string_view::npos) return;
        const Scope scope(nullptr, run.guarded || place_.guarded);
        read_shell_text({.text = text,
                         .dialect = Dialect::bash,
                         .first_line = line(run.line),
                         .last_line = line(run.line),
                         .nesting = place_.nesting + 1,
                         .what = fmt::format("a command that is computed at run time: {}", run.what),
                         .outer_functions = nullptr,
                         .outer_scope = &scope},
                        out_);
    }

    const CodePlace& place_;
    Gathering& out_;
};

}  // namespace

std::optional<Language> language_of(std::string_view program) {
    const auto name = program.substr(0, program.find_last_not_of("0123456789.") + 1);
    if (name == "python" || name == "platform-python" || name == "pypy" || name == "ipython") return Language::python;
    if (name == "ruby") return Language::ruby;
    return std::nullopt;
}

void read_code(Language language, std::string_view text, const CodePlace& place, Gathering& out) {
    add_facts(language == Language::python ? read_python(text) : read_ruby(text), place, out);
}

void add_facts(const CodeFacts& facts, const CodePlace& place, Gathering& out) {
    FactsReader(place, out).read(facts);
}

}  // namespace rpmgap::extract
