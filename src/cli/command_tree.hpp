// The command line as data: what completions are written from and errors look names up in.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace CLI {
class App;
}

namespace rpmgap::cli {

/// What may be typed in a place.
enum class ValueKind {
    none,    ///< of a flag
    any,     ///< only the user knows
    choice,  ///< one of Value::choices
    file,    ///< or a directory
    directory,
    distribution,  ///< a profile id, or a file or directory
    check,         ///< a check's code
    output,        ///< FORMAT=FILE, with Value::choices as FORMAT
};

struct Value {
    ValueKind kind = ValueKind::any;
    std::string name;  ///< as --help has it: "FILE", "[DIST:]STAGE"
    std::vector<std::string> choices = {};
};

struct CommandOption {
    std::vector<std::string> names;  ///< with their dashes, short ones first
    std::string description;
    Value value;
    bool repeatable = false;
};

struct Positional {
    std::string name;
    std::string description;
    Value value;
    bool required = false;
    bool repeatable = false;
};

struct Command {
    std::vector<std::string> path;  ///< "snapshot", "export"; empty: rpmgap itself
    std::string description;
    std::vector<CommandOption> options;   ///< those of the command above too where they may follow
    std::vector<Positional> positionals;  ///< in order; only the last is repeatable
    std::vector<Command> subcommands;
};

/// All of `app` that --help shows. `formats`: what FORMAT stands for.
[[nodiscard]] Command command_tree(const CLI::App& app, const std::vector<std::string>& formats);

/// The command and all below it, the outer ones first; they live as long as `command`.
[[nodiscard]] std::vector<const Command*> with_subcommands(const Command& command);

/// "snapshot export"; empty for rpmgap itself.
[[nodiscard]] std::string path_text(const Command& command);

/// Whether a value has to follow.
[[nodiscard]] bool takes_value(const CommandOption& option);

}  // namespace rpmgap::cli
