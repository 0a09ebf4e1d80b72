#include <fmt/format.h>

#include "cli/completion_scripts.hpp"
#include "support/text.hpp"

namespace rpmgap::cli {

namespace {

// In single quotes of the shell.
std::string zsh_word(const std::string& text) {
    std::string safe = "'";
    for (const char c : text)
        if (c == '\'')
            safe += "'\\''";
        else
            safe += c;
    return safe + '\'';
}

// With a backslash before each of these.
std::string escaped(const std::string& text, std::string_view these) {
    std::string safe;
    for (const char c : text) {
        if (c == '\\' || these.find(c) != std::string_view::npos) safe += '\\';
        safe += c;
    }
    return safe;
}

// What _arguments does for a value.
std::string action(const Value& value) {
    switch (value.kind) {
        case ValueKind::choice: return '(' + support::join(value.choices, " ") + ')';
        case ValueKind::file: return "_files";
        case ValueKind::directory: return "_files -/";
        case ValueKind::distribution: return "_rpmgap_distributions";
        case ValueKind::check: return "_rpmgap_checks";
        case ValueKind::output: return "_rpmgap_outputs " + support::join(value.choices, " ");
        case ValueKind::none:
        case ValueKind::any: break;
    }
    return " ";
}

std::string message_and_action(const Value& value, const std::string& name) {
    return ':' + escaped(name, ":") + ':' + action(value);
}

// Specifications for _arguments, one a name of each option.
std::vector<std::string> specifications(const Command& command) {
    std::vector<std::string> all;
    for (const auto& option : command.options) {
        const auto others = option.names.size() > 1 ? '(' + support::join(option.names, " ") + ')' : std::string();
        for (const auto& name : option.names) {
            std::string text = option.repeatable ? "*" : others;
            text += name;
            if (takes_value(option)) text += name.starts_with("--") ? "=" : "+";
            text += '[' + escaped(option.description, "[]") + ']';
            if (takes_value(option)) text += message_and_action(option.value, option.value.name);
            all.push_back(zsh_word(text));
        }
    }
    for (std::size_t i = 0; i < command.positionals.size(); ++i) {
        const auto& positional = command.positionals[i];
        const auto place = positional.repeatable ? "*" : fmt::format("{}{}", i + 1, positional.required ? "" : ":");
        all.push_back(zsh_word(place + message_and_action(positional.value, positional.name)));
    }
    return all;
}

std::string function_name(const Command& command) {
    return command.path.empty() ? "_rpmgap" : "_rpmgap_" + support::join(command.path, "_") + "_arguments";
}

std::string with_subcommands_function(const Command& command) {
    auto text = fmt::format("{}() {{\n    local context state state_descr line\n    typeset -A opt_args\n",
                            function_name(command));
    text += "    _arguments -C \\\n";
    for (const auto& specification : specifications(command)) text += fmt::format("        {} \\\n", specification);
    text += "        '1:command:->command' '*::argument:->argument' && return\n    case $state in\n        command)\n";
    text += "            local -a commands=(\n";
    for (const auto& below : command.subcommands)
        text += fmt::format("                {}\n",
                            zsh_word(escaped(below.path.back(), ":") + ':' + escaped(below.description, ":")));
    text += "            )\n            _describe -t commands command commands\n            ;;\n        argument)\n";
    text += "            case $line[1] in\n";
    for (const auto& below : command.subcommands)
        text += fmt::format("                {}) {} ;;\n", below.path.back(), function_name(below));
    return text + "            esac\n            ;;\n    esac\n}\n";
}

std::string function_of(const Command& command) {
    if (!command.subcommands.empty()) return with_subcommands_function(command);
    return fmt::format("{}() {{\n    _arguments -S \\\n        {}\n}}\n", function_name(command),
                       support::join(specifications(command), " \\\n        "));
}

}  // namespace

std::string zsh_completion(const Completed& completed) {
    std::string text = "#compdef rpmgap\n# Completion of rpmgap for zsh, written by: rpmgap completion zsh\n\n";
    text += fmt::format(
        "_rpmgap_distributions() {{\n"
        "    _alternative 'ids:distribution:({})' 'files:file:_files'\n"
        "}}\n\n",
        support::join(completed.distributions, " "));
    text += fmt::format(
        "_rpmgap_checks() {{\n"
        "    local -a codes=({})\n"
        "    _describe -t checks check codes\n"
        "}}\n\n",
        support::join(completed.checks, " "));
    text +=
        "# FORMAT=FILE, for these formats\n"
        "_rpmgap_outputs() {\n"
        "    local -a formats\n"
        "    while [[ $1 == -* ]]; do shift; done  # what _arguments puts before them\n"
        "    formats=(${@:#-*})\n"
        "    if compset -P '*='; then\n"
        "        _files\n"
        "    else\n"
        "        compadd -q -S '=' -a formats\n"
        "    fi\n"
        "}\n";
    for (const auto* const command : with_subcommands(completed.root)) text += '\n' + function_of(*command);
    return text +
           "\n"
           "# As a function of $fpath this file is the body of _rpmgap; sourced, it says what it completes.\n"
           "if [[ $zsh_eval_context[-1] == loadautofunc ]]; then\n"
           "    _rpmgap \"$@\"\n"
           "else\n"
           "    compdef _rpmgap rpmgap\n"
           "fi\n";
}

}  // namespace rpmgap::cli
