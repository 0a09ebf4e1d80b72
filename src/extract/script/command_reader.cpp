#include "extract/script/command_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "extract/script/builtins.hpp"
#include "extract/script/install_commands.hpp"
#include "extract/script/interpreter_options.hpp"
#include "extract/script/invocations.hpp"
#include "extract/script/systemctl.hpp"
#include "extract/script/wrappers.hpp"
#include "model/knowledge.hpp"
#include "model/known_modules.hpp"
#include "support/text.hpp"

namespace rpmgap::extract {

using model::RequirementKind;

namespace {

using namespace std::string_view_literals;

constexpr unsigned wrapper_limit = 12;
constexpr unsigned nesting_limit = 6;

template <std::size_t size>
bool below_any(const std::array<std::string_view, size>& directories, std::string_view path) {
    return std::any_of(directories.begin(), directories.end(),
                       [&](std::string_view directory) { return path.starts_with(directory); });
}

// Directories that no package fills with programs: the kernel's (FHS 3.0, 6.1), and those of users and of run time.
constexpr std::array kernel_directories{"/dev/"sv, "/proc/"sv, "/sys/"sv};
constexpr std::array run_time_directories{"/home/"sv, "/media/"sv, "/mnt/"sv,     "/root/"sv,
                                          "/run/"sv,  "/tmp/"sv,   "/var/run/"sv, "/var/tmp/"sv};

bool is_plausible_name(std::string_view name) {
    return std::all_of(name.begin(), name.end(), [](char c) {
        const bool alphanumeric = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        return alphanumeric || static_cast<unsigned char>(c) >= 0x80 ||
               "_+-.,:@%^~["sv.find(c) != std::string_view::npos;
    });
}

}  // namespace

void CommandReader::read(const Words& words, const Call& call) {
    if (words.empty()) return;
    if (!tree_.reliable(call.node)) return;
    const Word& name = words[0];
    if (call.depth > wrapper_limit)
        return out_.not_checked(line_of(name), "commands that run commands are nested too deeply");
    if (name.source.starts_with("((") && name.source.ends_with("))"))
        return;  // arithmetic, which the grammar reads as a word here and there
    if (!name.literal()) return read_dynamic(name);
    if (name.text.empty() || name.text == "{}") {
        if (!name.text.empty()) out_.not_checked(line_of(name), "a command whose name find or xargs inserts");
        return;
    }
    if (!read_name(words, call)) return;
    out_.invoked(invocation(words, call));
    const auto tool = support::base_name(name.text);
    if (name.text == "." || name.text == "source") return read_source(words, call);
    if (name.text == "eval") return read_eval(words, call);
    if (name.text == "trap") return read_trap(words, call);
    const Words looked_up = GuardReader::looked_up(words);
    if (!looked_up.empty()) {
        for (const Word& word : looked_up) {
            if (!word.literal() || word.text.empty()) continue;
            const bool path = word.text[0] == '/';
            if (path || word.text.find('/') == std::string::npos)
                read_tested({word.text, path ? Tested::As::executable : Tested::As::command, word.line}, true);
        }
        return;
    }
    if (dialect_of(tool) != Dialect::other) return read_shell(words, call);
    read_interpreter(words, call);
    read_install_words(words, call);
    if (tool == "systemctl") return read_unit_words(words, call);
    if (tool == "find") {
        for (const Words& inner : commands_of_find(words)) {
            Call inside = call;
            ++inside.depth;
            read(inner, inside);
        }
        return;
    }
    read_inner(words, call);
}

model::Invocation CommandReader::invocation(const Words& words, const Call& call) const {
    using Guard = model::Invocation::Guard;
    const auto& name = words[0].text;
    auto invocation = invocation_of(words, line_of(words[0]));
    const bool covered = name[0] == '/' ? call.scope->covers_file(name) : call.scope->covers_command(name);
    if (covered || call.alternative) invocation.guard = Guard::tested;
    if (call.scope->tolerated()) invocation.guard = Guard::tolerated;
    if (model::is_test(invocation.command)) invocation.decision = call.decision;
    return invocation;
}

// The name itself. False when nothing more can be said of the command.
bool CommandReader::read_name(const Words& words, const Call& call) {
    const Word& name = words[0];
    if (name.text.find('/') != std::string::npos) {
        // A relative path is the application's own.
        if (name.text[0] != '/') return false;
        read_path(name, call);
        return true;
    }
    if (read_function(words, call)) return false;
    if (is_reserved_word(name.text) && name.text != "coproc") {
        misplaced_lines_.push_back(name.line);
        return false;
    }
    if (is_builtin(name.text, text_.dialect)) return true;
    if (name.pattern || !is_plausible_name(name.text)) {
        out_.not_checked(line_of(name), fmt::format("not understood as the name of a command: {}", shown(name.source)));
        return false;
    }
    out_.require(RequirementKind::command, name.text, line_of(name),
                 guarded(call) || call.scope->covers_command(name.text));
    return true;
}

bool CommandReader::read_function(const Words& words, const Call& call) {
    const Function* function = functions_.find(words[0].text);
    if (function == nullptr) return false;
    if (!function->tests_argument && !function->requires_argument) return true;
    for (const Word& argument : GuardReader::first_argument(words)) {
        if (!argument.literal() || argument.text.empty()) continue;
        const bool path = argument.text[0] == '/';
        if (path || argument.text.find('/') == std::string::npos)
            read_tested({argument.text, path ? Tested::As::executable : Tested::As::command, argument.line},
                        !function->requires_argument || guarded(call));
    }
    return true;
}

void CommandReader::read_dynamic(const Word& name) {
    const char first = name.text[0];
    if (first == mark::own_directory) return;  // the application's own
    const auto describe = [&]() -> std::string {
        if (!text_.what.empty() && name.source.find(unknown_part) != std::string::npos) return text_.what;
        const std::string source = shown(name.source);
        if (first == mark::positional) return fmt::format("a command that comes as an argument: {}", source);
        if (first == mark::unknown && name.text.size() > 1 && name.text[1] == '/')
            return fmt::format("a command in a directory that a variable names: {}", source);
        if (source.find("$(") != std::string::npos || source.find('`') != std::string::npos)
            return fmt::format("command name from the output of a command: {}", source);
        return fmt::format("command name in a variable: {}", source);
    };
    out_.not_checked(line_of(name), describe());
}

void CommandReader::read_path(const Word& path, const Call& call) {
    if (below_any(kernel_directories, path.text)) return;
    if (below_any(run_time_directories, path.text))
        return out_.not_checked(line_of(path),
                                fmt::format("a file that is not there before run time: {}", shown(path.text)));
    if (path.pattern)
        return out_.not_checked(line_of(path), fmt::format("a file named by a pattern: {}", shown(path.source)));
    out_.require(RequirementKind::file, path.text, line_of(path), guarded(call) || call.scope->covers_file(path.text));
}

void CommandReader::read_tested(const Tested& tested, bool is_guarded) {
    const unsigned line = text_.line(tested.line);
    if (tested.as == Tested::As::command) {
        const bool own = functions_.find(tested.name) != nullptr || is_builtin(tested.name, text_.dialect);
        const bool named = !tested.name.empty() && tested.name[0] != mark::positional && is_plausible_name(tested.name);
        if (!own && named && !is_reserved_word(tested.name))
            out_.require(RequirementKind::command, tested.name, line, is_guarded);
    } else if (tested.as == Tested::As::unit) {
        out_.require(RequirementKind::unit, tested.name, line, is_guarded);
    } else if (tested.as == Tested::As::executable) {
        if (!below_any(kernel_directories, tested.name) && !below_any(run_time_directories, tested.name))
            out_.require(RequirementKind::file, tested.name, line, is_guarded);
    }
}

void CommandReader::read_source(const Words& words, const Call& call) {
    if (words.size() < 2) return;
    const Word& file = words[1];
    out_.sourced(file.literal() ? file.text : file.source);
    if (file.literal()) {
        if (file.text.starts_with('/')) read_path(file, call);
    } else if (file.source.starts_with("<(")) {
        out_.not_checked(line_of(file),
                         fmt::format("sourced text from the output of a command: {}", shown(file.source)));
    } else if (file.text[0] != mark::own_directory) {
        out_.not_checked(line_of(file), fmt::format("sourced file in a variable: {}", shown(file.source)));
    }
}

void CommandReader::read_eval(const Words& words, const Call& call) {
    std::string text;
    std::string source;
    for (std::size_t i = 1; i < words.size(); ++i) {
        text += (i > 1 ? " " : "") + words[i].text;
        source += (i > 1 ? " " : "") + words[i].source;
    }
    if (words.size() < 2) return;
    Word origin = words[1];
    origin.source = std::move(source);
    read_nested(text, origin, "eval'd text", text_.dialect, call);
}

void CommandReader::read_trap(const Words& words, const Call& call) {
    // "-" and numbers reset signals; -l and -p only print (POSIX, trap).
    if (words.size() < 3 || words[1].text.empty() || words[1].text[0] == '-') return;
    read_nested(words[1].text, words[1], "text of a trap", text_.dialect, call);
}

void CommandReader::read_nested(const std::string& text, const Word& origin, std::string_view what, Dialect dialect,
                                const Call& call) {
    const auto is_mark = [](char c) { return c == mark::unknown || c == mark::positional || c == mark::own_directory; };
    const std::string described = fmt::format("{}: {}", what, shown(origin.source));
    const auto known = std::find_if_not(text.begin(), text.end(), [&](char c) { return is_mark(c) || c == ' '; });
    if (known == text.end()) {
        if (!text.empty() &&
            !std::all_of(text.begin(), text.end(), [](char c) { return c == ' ' || c == mark::own_directory; }))
            out_.not_checked(line_of(origin), described);
        return;
    }
    if (text_.nesting >= nesting_limit) return out_.not_checked(line_of(origin), "shell texts are nested too deeply");
    std::string readable;
    for (const char c : text) {
        if (is_mark(c))
            readable += unknown_part;
        else
            readable += c;
    }
    read_shell_text({readable, dialect, line_of(origin), last_line_of(origin), text_.nesting + 1, described,
                     &functions_, call.scope, text_.environment},
                    out_);
}

// Of text that is nested there.
unsigned CommandReader::last_line_of(const Word& origin) const {
    if (origin.node == no_node) return line_of(origin);
    const auto written = tree_.text(origin.node);
    return text_.line(origin.line + static_cast<unsigned>(std::count(written.begin(), written.end(), '\n')));
}

void CommandReader::read_inner(const Words& words, const Call& call) {
    const Inner inner = inner_command(words);
    const auto tool = support::base_name(words[0].text);
    switch (inner.kind) {
        case Inner::Kind::none:
        case Inner::Kind::stdin_text: return;
        case Inner::Kind::words: {
            Call inside = call;
            ++inside.depth;
            inside.more_from_stdin = call.more_from_stdin || tool == "xargs";
            return read({words.begin() + static_cast<std::ptrdiff_t>(inner.index), words.end()}, inside);
        }
        case Inner::Kind::text:
            return read_nested(words[inner.index].text, words[inner.index], fmt::format("shell text given to {}", tool),
                               Dialect::bash, call);
        case Inner::Kind::elsewhere:
            return out_.not_checked(line_of(words[0]),
                                    fmt::format("a command that {} runs in another root directory or container", tool));
        case Inner::Kind::unsure:
            return out_.not_checked(line_of(words[0]),
                                    fmt::format("the command behind options of {} that are not known", tool));
    }
}

void CommandReader::read_shell(const Words& words, const Call& call) {
    const Inner inner = inner_of_shell(words);
    const auto tool = support::base_name(words[0].text);
    switch (inner.kind) {
        case Inner::Kind::words: {
            const Word& file = words[inner.index];
            if (file.literal() && file.text.starts_with('/')) return read_path(file, call);
            if (!file.literal() && file.text[0] != mark::own_directory)
                out_.not_checked(line_of(file),
                                 fmt::format("a script in a variable, given to {}: {}", tool, shown(file.source)));
            return;
        }
        case Inner::Kind::text:
            return read_nested(words[inner.index].text, words[inner.index], fmt::format("shell text given to {}", tool),
                               dialect_of(tool), call);
        case Inner::Kind::stdin_text: return read_shell_input(words, call);
        case Inner::Kind::unsure:
            return out_.not_checked(line_of(words[0]), fmt::format("{} with options in a variable", tool));
        case Inner::Kind::none:
        case Inner::Kind::elsewhere: return;
    }
}

CommandReader::Input CommandReader::input_of(NodeId command) const {
    NodeId statement = command;
    for (NodeId node = command; node != root_node; node = tree_[node].parent) {
        const NodeId parent = tree_[node].parent;
        statement = node;
        if (tree_[parent].kind == NodeKind::pipeline && tree_[parent].first_child != node) return {Input::Kind::pipe};
        if (tree_[parent].kind != NodeKind::redirected_statement) break;
    }
    if (tree_.child_of_kind(statement, NodeKind::herestring_redirect) != no_node) return {Input::Kind::here_string};
    const NodeId redirection = tree_.child_of_kind(statement, NodeKind::heredoc_redirect);
    if (redirection == no_node) return {};
    const NodeId start = tree_.child_of_kind(redirection, NodeKind::heredoc_start);
    const NodeId body = tree_.child_of_kind(redirection, NodeKind::heredoc_body);
    if (start == no_node || body == no_node) return {};
    const bool as_written = tree_.text(start).find_first_of("'\"\\") != std::string_view::npos ||
                            tree_.text(body).find_first_of("$`\\") == std::string_view::npos;
    return {as_written ? Input::Kind::document : Input::Kind::expanded_document, body};
}

// A shell without a script.
void CommandReader::read_shell_input(const Words& words, const Call& call) {
    const auto tool = support::base_name(words[0].text);
    const auto note = [&](std::string_view from) {
        out_.not_checked(line_of(words[0]), fmt::format("{} reads commands from {}", tool, from));
    };
    const auto input = input_of(call.node);
    switch (input.kind) {
        case Input::Kind::none: return;
        case Input::Kind::pipe: return note("a pipe");
        case Input::Kind::here_string: return note("a here-string");
        case Input::Kind::expanded_document: return note("a here-document with expansions");
        case Input::Kind::document: break;
    }
    Word origin = words[0];
    origin.line = tree_[input.body].line;
    origin.node = input.body;
    origin.source = "a here-document";
    read_nested(std::string(tree_.text(input.body)), origin, "shell text", dialect_of(tool), call);
}

void CommandReader::read_interpreter(const Words& words, const Call& call) {
    const auto use = interpreter_use(words);
    if (!use) return;
    const auto language = language_of(support::base_name(words[0].text));
    const auto unread = [&] {
        out_.not_checked(line_of(words[0]), fmt::format("{} code in shell text is not read", use->language));
    };
    if (use->code) {
        const Word& word = words[use->code_word];
        if (!language || use->code_word == 0 || !word.literal()) return unread();
        return read_code_text(*language, std::string_view(word.text).substr(use->code_offset), word, call);
    }
    if (use->input) {
        const auto input = input_of(call.node);
        if (input.kind == Input::Kind::none) return;
        if (!language || input.kind != Input::Kind::document) return unread();
        Word origin = words[0];
        origin.line = tree_[input.body].line;
        origin.node = input.body;
        return read_code_text(*language, tree_.text(input.body), origin, call);
    }
    if (!use->module) return;
    if (use->module->empty()) return out_.not_checked(line_of(words[0]), "a Python module whose name is in a variable");
    const auto module = use->module->substr(0, use->module->find('.'));
    const auto* const known = model::known_module("python", module);
    if (module.empty() || (known != nullptr && known->always_there())) return;
    out_.require_module("python", module, line_of(words[0]), guarded(call));
}

void CommandReader::read_code_text(Language language, std::string_view code, const Word& origin, const Call& call) {
    if (text_.nesting >= nesting_limit) return out_.not_checked(line_of(origin), "shell texts are nested too deeply");
    // `python3 -c 'import x' || ...` asks whether x is there.
    const bool is_question = call.decision != 0;
    read_code(language, code, {line_of(origin), last_line_of(origin), text_.nesting + 1, guarded(call) || is_question},
              out_);
}

void CommandReader::read_backquotes(NodeId heredoc_body, const Scope& scope) {
    const auto body = tree_.text(heredoc_body);
    std::string inner;
    bool inside = false;
    Word origin;
    origin.node = heredoc_body;
    origin.line = tree_[heredoc_body].line;
    origin.source = "a here-document";
    for (std::size_t at = 0; at < body.size(); ++at) {
        if (body[at] == '\n' && !inside) ++origin.line;
        if (body[at] == '\\' && at + 1 < body.size()) {
            // Between backquotes a backslash quotes $, ` and itself.
            const bool quotes = std::string_view("$`\\").find(body[at + 1]) != std::string_view::npos;
            if (inside) inner += quotes ? std::string(1, body[at + 1]) : std::string(body.substr(at, 2));
            ++at;
        } else if (body[at] == '`') {
            if (inside) read_nested(inner, origin, "backquotes", text_.dialect, {heredoc_body, &scope});
            origin.line += static_cast<unsigned>(std::count(inner.begin(), inner.end(), '\n'));
            inner.clear();
            inside = !inside;
        } else if (inside) {
            inner += body[at];
        }
    }
}

void CommandReader::note_script(NodeId heredoc_body) {
    if (tree_.text(heredoc_body).starts_with("#!/"))
        out_.not_checked(text_.line(tree_[heredoc_body].line), "a script in a here-document is not read");
}

void CommandReader::read_install_words(const Words& words, const Call& call) {
    const InstallRequest request = read_install(words, call.more_from_stdin);
    for (const Word& word : request.packages)
        out_.require_package(word.text, line_of(word), request.tolerant || guarded(call));
    for (const std::string& reason : request.reasons) out_.not_checked(line_of(words[0]), reason);
    for (const std::string& note : request.notes) out_.not_checked(line_of(words[0]), note, false);
}

void CommandReader::read_unit_words(const Words& words, const Call& call) {
    const UnitRequest request = read_systemctl(words);
    for (const auto& [name, word] : request.units)
        out_.require(RequirementKind::unit, name, line_of(word),
                     request.question || guarded(call) || call.scope->covers_unit(name));
    for (const std::string& reason : request.reasons) out_.not_checked(line_of(words[0]), reason);
}

}  // namespace rpmgap::extract
