#include "extract/script/shebang.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "extract/script/wrappers.hpp"
#include "support/text.hpp"

namespace rpmgap::extract {

using model::RequirementKind;

namespace {

// BINPRM_BUF_SIZE of Linux 5.1 and later: the kernel looks at that many bytes of a file, "#!" included.
constexpr std::size_t kernel_limit = 256;

struct Shell {
    std::string_view name;
    Dialect dialect;
};
constexpr std::array<Shell, 11> shells{{
    {"ash", Dialect::dash},
    {"bash", Dialect::bash},
    {"dash", Dialect::dash},
    {"ksh", Dialect::ksh},
    {"ksh88", Dialect::ksh},
    {"ksh93", Dialect::ksh},
    {"lksh", Dialect::ksh},
    {"mksh", Dialect::ksh},
    {"oksh", Dialect::ksh},
    {"rbash", Dialect::bash},
    {"sh", Dialect::bash},
}};

std::string_view first_word(std::string_view text) {
    return text.substr(0, text.find_first_of(" \t"));
}

// "python3.12" -> "python"
std::string_view without_version(std::string_view program) {
    const auto last = program.find_last_not_of("0123456789.-");
    return last == std::string_view::npos ? program : program.substr(0, last + 1);
}

// The program that env is told to run by the one argument that the kernel passes on; empty when that cannot be told.
std::string program_of_env(std::string_view argument, Gathering& out) {
    const bool splits = argument.starts_with("-S") || argument.starts_with("--split-string");
    if (!splits && argument.find_first_of(" \t") != std::string_view::npos) {
        out.not_checked(1, fmt::format("env is given \"{}\" as one word: without -S no such program can be found",
                                       shown(argument)));
        return {};
    }
    Words words;
    words.push_back({"env", {}, 0, no_node, false});
    for (auto& part : support::split(argument, ' ')) {
        if (part.empty()) continue;
        if (words.size() == 1 && part.starts_with("-S") && part.size() > 2)
            part.erase(0, 2);
        else if (words.size() == 1 && part.starts_with("--split-string="))
            part.erase(0, 15);
        else if (words.size() == 1 && (part == "-S" || part == "--split-string"))
            continue;
        words.push_back({std::move(part), {}, 0, no_node, false});
    }
    const Inner inner = inner_command(words);
    if (inner.kind == Inner::Kind::words) return words[inner.index].text;
    out.not_checked(1, fmt::format("the #! line's arguments of env are not understood: {}", shown(argument)));
    return {};
}

}  // namespace

Dialect dialect_of(std::string_view program) {
    const auto* found =
        std::find_if(shells.begin(), shells.end(), [&](const Shell& shell) { return shell.name == program; });
    return found == shells.end() ? Dialect::other : found->dialect;
}

Shebang read_shebang(std::string_view text, Gathering& out) {
    Shebang shebang;
    auto line = text.substr(0, text.find('\n'));
    const bool too_long = line.size() > kernel_limit - 1;
    line = support::trim(line.substr(0, kernel_limit - 1).substr(2));
    line = line.substr(0, line.find('\0'));
    shebang.written = support::printable(line);
    const auto interpreter = first_word(line);
    auto argument = support::trim(line.substr(interpreter.size()));
    if (too_long && argument.empty()) {
        out.not_checked(1, "the #! line is longer than the kernel reads (255 bytes)");
        return shebang;
    }
    if (too_long)
        out.not_checked(1, "the #! line is longer than the kernel reads (255 bytes): its end is ignored", false);
    if (line.ends_with('\r'))
        out.not_checked(1,
                        fmt::format("the #! line ends with a carriage return: the kernel passes on \"{}\"",
                                    support::printable(argument.empty() ? interpreter : argument)),
                        false);
    out.require(RequirementKind::interpreter, interpreter, 1, false);

    auto program = std::string(support::base_name(interpreter));
    if (program.ends_with('\r')) program.pop_back();
    if (argument.ends_with('\r')) argument.remove_suffix(1);
    if (program == "env") {
        program = program_of_env(argument, out);
        const bool path = program.starts_with('/');
        if (!program.empty() && (path || program.find('/') == std::string::npos))
            out.require(path ? RequirementKind::file : RequirementKind::command, program, 1, false);
        program = std::string(support::base_name(program));
    } else if (program == "busybox") {
        program = std::string(first_word(argument));
        if (dialect_of(program) != Dialect::other) program = "ash";
    }
    shebang.dialect = dialect_of(program);
    shebang.language = support::printable(without_version(program));
    return shebang;
}

}  // namespace rpmgap::extract
