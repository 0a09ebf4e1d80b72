#include <fmt/format.h>

#include "cli/completion_scripts.hpp"
#include "support/text.hpp"

namespace rpmgap::cli {

namespace {

// In single quotes of fish, where a backslash is one before itself and before a quote.
std::string fish_word(const std::string& text) {
    std::string safe = "'";
    for (const char c : text) {
        if (c == '\'' || c == '\\') safe += '\\';
        safe += c;
    }
    return safe + '\'';
}

// The part of `complete` that says which values there are.
std::string arguments(const Value& value, const Completed& completed) {
    switch (value.kind) {
        case ValueKind::choice: return "-x -a " + fish_word(support::join(value.choices, " "));
        case ValueKind::file: return "-r -F";
        case ValueKind::directory: return "-x -a '(__fish_complete_directories)'";
        case ValueKind::distribution: return "-r -F -a " + fish_word(support::join(completed.distributions, " "));
        case ValueKind::check: return "-x -a " + fish_word(support::join(completed.checks, " "));
        case ValueKind::output: return "-x -a '(__rpmgap_outputs " + support::join(value.choices, " ") + ")'";
        case ValueKind::none:
        case ValueKind::any: break;
    }
    return "-x";
}

std::string option_line(const std::string& condition, const CommandOption& option, const Completed& completed) {
    auto text = fmt::format("complete -c rpmgap -n {}", condition);
    for (const auto& name : option.names)
        text += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
    if (takes_value(option)) text += ' ' + arguments(option.value, completed);
    return text + " -d " + fish_word(option.description) + '\n';
}

// Whether words are those of a command: `condition` of complete -n.
std::string condition_of(const Command& command) {
    return fish_word("__rpmgap_is " + (command.path.empty() ? "''" : fish_word(path_text(command))));
}

std::string lines_of(const Command& command, const Completed& completed) {
    const auto condition = condition_of(command);
    std::string text;
    for (const auto& below : command.subcommands)
        text += fmt::format("complete -c rpmgap -n {} -f -a {} -d {}\n", condition, below.path.back(),
                            fish_word(below.description));
    for (const auto& positional : command.positionals) {
        if (positional.value.kind == ValueKind::none) continue;
        text += positional.value.kind == ValueKind::any ? fmt::format("complete -c rpmgap -n {} -f\n", condition)
                                                        : fmt::format("complete -c rpmgap -n {} -k {}\n", condition,
                                                                      arguments(positional.value, completed));
    }
    if (command.positionals.empty()) text += fmt::format("complete -c rpmgap -n {} -f\n", condition);
    for (const auto& option : command.options) text += option_line(condition, option, completed);
    return text;
}

}  // namespace

std::string fish_completion(const Completed& completed) {
    std::string text =
        "# Completion of rpmgap for fish, written by: rpmgap completion fish\n\n"
        "# __rpmgap_is COMMAND: whether the command line is one of it so far\n"
        "function __rpmgap_is\n"
        "    set -l path\n"
        "    for word in (commandline -opc)[2..-1]\n"
        "        switch (string join ' ' -- $path $word)\n"
        "            case";
    for (const auto* const command : with_subcommands(completed.root))
        if (!command->path.empty()) text += ' ' + fish_word(path_text(*command));
    text +=
        "\n"
        "                set -a path $word\n"
        "        end\n"
        "    end\n"
        "    test \"$path\" = \"$argv[1]\"\n"
        "end\n\n"
        "# FORMAT=FILE, for these formats\n"
        "function __rpmgap_outputs\n"
        "    set -l typed (string replace -r '^--output=' '' -- (commandline -ct))\n"
        "    if string match -q -- '*=*' $typed\n"
        "        set -l format (string replace -r '=.*' '' -- $typed)\n"
        "        printf '%s\\n' $format=(__fish_complete_path (string replace -r '^[^=]*=' '' -- $typed))\n"
        "    else\n"
        "        printf '%s=\\n' $argv\n"
        "    end\n"
        "end\n";
    for (const auto* const command : with_subcommands(completed.root)) text += '\n' + lines_of(*command, completed);
    return text;
}

}  // namespace rpmgap::cli
