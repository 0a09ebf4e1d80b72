#include "cli/parse_fault.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "support/nearest_word.hpp"
#include "support/text.hpp"

namespace rpmgap::cli {

namespace {

std::string_view without_dashes(std::string_view option) {
    const auto begin = option.find_first_not_of('-');
    return begin == std::string_view::npos ? std::string_view() : option.substr(begin);
}

// The commands that were understood, the outermost first: rpmgap, snapshot, export.
std::vector<const CLI::App*> commands_of(const CLI::App& app) {
    std::vector<const CLI::App*> commands{&app};
    while (!commands.back()->get_subcommands().empty()) commands.push_back(commands.back()->get_subcommands().front());
    return commands;
}

std::string path_to(const std::vector<const CLI::App*>& commands, const CLI::App* last) {
    std::string path;
    for (const auto* const command : commands) {
        if (!path.empty()) path += ' ';
        path += command->get_name();
        if (command == last) break;
    }
    return path;
}

std::vector<std::string> long_names(const CLI::App& command) {
    std::vector<std::string> names;
    for (const auto* const option : command.get_options()) {
        const auto& own = option->get_lnames();
        if (!option->get_group().empty()) names.insert(names.end(), own.begin(), own.end());
    }
    return names;
}

std::vector<std::string> subcommand_names(const CLI::App& command) {
    std::vector<std::string> names;
    for (const auto* const below : command.get_subcommands([](const CLI::App*) { return true; }))
        if (!below->get_group().empty()) names.push_back(below->get_name());
    return names;
}

std::string suggestion(const std::optional<std::string>& word, std::string_view dashes) {
    return word ? fmt::format(", did you mean {}{}?", dashes, *word) : std::string();
}

// `word` begins with a dash, and `command` of `commands` has no such option.
std::string unknown_option(const std::vector<const CLI::App*>& commands, const CLI::App* command,
                           const std::string& word) {
    const auto option = word.substr(0, word.find('='));
    const std::string name(without_dashes(option));
    const auto* const innermost = commands.back();
    auto known = long_names(*innermost);
    if (command != innermost) {
        if (std::ranges::find(known, name) != known.end() && option == "--" + name)
            return fmt::format("{} goes after {}: {} {} ...", option, innermost->get_name(),
                               path_to(commands, innermost), option);
        const auto own = long_names(*command);
        known.insert(known.end(), own.begin(), own.end());
    }
    // Of one letter any other would be as near.
    const auto nearest = name.size() > 1 ? support::nearest_word(name, known) : std::nullopt;
    return fmt::format("{} has no option {}{}", path_to(commands, command), option, suggestion(nearest, "--"));
}

// What was typed and has no place, the outermost command first; empty: nothing of that kind is wrong.
std::string misplaced_word(const std::vector<const CLI::App*>& commands) {
    for (const auto* const command : commands) {
        const auto words = command->remaining();
        for (const auto& word : words)
            if (word.size() > 1 && word.starts_with('-') && word != "--")
                return unknown_option(commands, command, word);
        const auto argument = std::ranges::find_if(words, [](const auto& word) { return word != "--"; });
        if (argument == words.end()) continue;
        const auto below = subcommand_names(*command);
        if (!below.empty() && command == commands.back())
            return fmt::format("there is no command {} {}{}", path_to(commands, command), *argument,
                               suggestion(support::nearest_word(*argument, below), path_to(commands, command) + ' '));
        return fmt::format("{} has no use for the argument {}", path_to(commands, command), *argument);
    }
    return {};
}

// CLI11 has it in one text: "--format: yaml not in {text,json}". Empty where it is no value that is refused.
std::string refused_choice(const std::string& text) {
    constexpr std::string_view between = " not in {";
    const auto colon = text.find(": ");
    const auto choices_at = text.rfind(between);
    if (colon == std::string::npos || choices_at == std::string::npos || choices_at < colon || !text.ends_with('}'))
        return {};
    const auto value = text.substr(colon + 2, choices_at - colon - 2);
    const auto first = choices_at + between.size();
    const auto choices = support::split(text.substr(first, text.size() - first - 1), ',');
    return fmt::format("{} cannot be {}, but one of {}{}", text.substr(0, colon), value, support::join(choices, ", "),
                       suggestion(support::nearest_word(value, choices), ""));
}

}  // namespace

std::string parse_fault(const CLI::App& app, const CLI::ParseError& error) {
    const auto commands = commands_of(app);
    auto fault = support::printable(misplaced_word(commands));
    if (fault.empty() && error.get_name() == "RequiredError" && commands.back()->get_require_subcommand_min() > 0)
        fault = fmt::format("{} needs a command: {}", path_to(commands, commands.back()),
                            support::join(subcommand_names(*commands.back()), ", "));
    if (fault.empty() && error.get_name() == "ValidationError")
        fault = support::printable(refused_choice(error.what()));
    if (fault.empty()) fault = support::printable(error.what());
    return fmt::format("{} {} --help", fault + (fault.ends_with('?') ? " See" : "; see"),
                       path_to(commands, commands.back()));
}

}  // namespace rpmgap::cli
