#include "cli/command_tree.hpp"

#include <algorithm>
#include <utility>

#include <CLI/CLI.hpp>

#include "support/text.hpp"

namespace rpmgap::cli {

namespace {

// What the words of --help for a value stand for; every other one is for the user to know.
constexpr std::pair<std::string_view, ValueKind> kinds[] = {
    {"PATH", ValueKind::file},         {"PLACE", ValueKind::file},         {"FILE", ValueKind::file},
    {"[DIST:]FILE", ValueKind::file},  {"DIR", ValueKind::directory},      {"[DIST:]DIR", ValueKind::directory},
    {"DIST", ValueKind::distribution}, {"OLD", ValueKind::distribution},   {"NEW", ValueKind::distribution},
    {"CHECK", ValueKind::check},       {"FORMAT=FILE", ValueKind::output},
};

// CLI11 tells the type and what its validators demand in one text: "TEXT:{text,json}", "FILE", "UINT:UINT in [0 - 20]".
// A positional goes by its own name unless its type has one.
Value value_of(const CLI::Option& option, const std::string& positional, const std::vector<std::string>& formats) {
    if (option.get_items_expected_max() == 0) return {ValueKind::none, {}, {}};
    const auto type = option.get_type_name();
    if (const auto brace = type.find(":{"); brace != std::string::npos && type.ends_with('}'))
        return {ValueKind::choice, type.substr(0, brace),
                support::split(type.substr(brace + 2, type.size() - brace - 3), ',')};
    const auto name = type == "TEXT" && !positional.empty() ? positional : type;
    const auto* const known = std::ranges::find(kinds, name, &std::pair<std::string_view, ValueKind>::first);
    if (known == std::end(kinds)) return {ValueKind::any, name, {}};
    return {known->second, name, known->second == ValueKind::output ? formats : std::vector<std::string>{}};
}

// A bare number or text is given once; whatever gathers its values can be given again.
bool is_repeatable(const CLI::Option& option) {
    return option.get_multi_option_policy() == CLI::MultiOptionPolicy::TakeAll ||
           option.get_expected_max() >= CLI::detail::expected_max_vector_size;
}

void add_options(const CLI::App& app, const std::vector<std::string>& formats, Command& command) {
    for (const auto* const option : app.get_options()) {
        if (option->get_group().empty()) continue;
        if (option->get_positional()) {
            const auto name = option->get_name(true);
            command.positionals.push_back({name, option->get_description(), value_of(*option, name, formats),
                                           option->get_required(), is_repeatable(*option)});
            continue;
        }
        CommandOption read{{}, option->get_description(), value_of(*option, {}, formats), false};
        for (const auto& name : option->get_snames()) read.names.push_back('-' + name);
        for (const auto& name : option->get_lnames()) read.names.push_back("--" + name);
        read.repeatable = takes_value(read) && is_repeatable(*option);
        const auto is_there = [&](const CommandOption& other) { return other.names == read.names; };
        if (std::ranges::none_of(command.options, is_there)) command.options.push_back(std::move(read));
    }
}

Command read_command(const CLI::App& app, std::vector<std::string> path, const std::vector<std::string>& formats) {
    Command command{std::move(path), app.get_description(), {}, {}, {}};
    add_options(app, formats, command);
    for (const auto* const below : app.get_subcommands([](const CLI::App*) { return true; })) {
        if (below->get_group().empty()) continue;
        auto path_below = command.path;
        path_below.push_back(below->get_name());
        auto read = read_command(*below, std::move(path_below), formats);
        if (below->get_fallthrough()) {
            Command above;
            add_options(app, formats, above);
            for (auto& option : above.options)
                if (std::ranges::none_of(read.options, [&](const auto& own) { return own.names == option.names; }))
                    read.options.push_back(std::move(option));
        }
        command.subcommands.push_back(std::move(read));
    }
    return command;
}

}  // namespace

Command command_tree(const CLI::App& app, const std::vector<std::string>& formats) {
    return read_command(app, {}, formats);
}

std::vector<const Command*> with_subcommands(const Command& command) {
    std::vector<const Command*> all{&command};
    for (const auto& below : command.subcommands) {
        const auto deeper = with_subcommands(below);
        all.insert(all.end(), deeper.begin(), deeper.end());
    }
    return all;
}

std::string path_text(const Command& command) {
    return support::join(command.path, " ");
}

bool takes_value(const CommandOption& option) {
    return option.value.kind != ValueKind::none;
}

}  // namespace rpmgap::cli
