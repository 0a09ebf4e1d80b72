#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "cli/completion_scripts.hpp"
#include "support/text.hpp"

namespace rpmgap::cli {

namespace {

// Patterns of `case`, in file order, by what is done for them.
class Branches {
public:
    void add(const std::string& pattern, const std::string& action) {
        const auto there = std::ranges::find(branches_, action, &Branch::second);
        if (there == branches_.end())
            branches_.push_back({{pattern}, action});
        else
            there->first.push_back(pattern);
    }
    [[nodiscard]] std::string text(std::string_view indent) const {
        std::string all;
        for (const auto& [patterns, action] : branches_)
            all += fmt::format("{}{}) {} ;;\n", indent, support::join(patterns, "|"), action);
        return all;
    }

private:
    using Branch = std::pair<std::vector<std::string>, std::string>;
    std::vector<Branch> branches_;
};

// Words of the command line hold nothing that needs quoting within single quotes.
std::string bash_word(const std::string& text) {
    return '\'' + text + '\'';
}

std::string offer(const Value& value, const Completed& completed) {
    switch (value.kind) {
        case ValueKind::choice: return "_rpmgap_words " + bash_word(support::join(value.choices, " "));
        case ValueKind::file: return "_rpmgap_files";
        case ValueKind::directory: return "_rpmgap_directories";
        case ValueKind::distribution:
            return "_rpmgap_words " + bash_word(support::join(completed.distributions, " ")) + " files";
        case ValueKind::check: return "_rpmgap_words " + bash_word(support::join(completed.checks, " "));
        case ValueKind::output: return "_rpmgap_output " + bash_word(support::join(value.choices, " "));
        case ValueKind::none:
        case ValueKind::any: break;
    }
    return "_rpmgap_words ''";
}

std::string names_of(const std::vector<CommandOption>& options) {
    std::vector<std::string> names;
    for (const auto& option : options) names.insert(names.end(), option.names.begin(), option.names.end());
    return support::join(names, " ");
}

constexpr std::string_view helpers = R"(# Without candidates bash completes names of files, but for what these two say.
_rpmgap_no_files() { compopt +o default +o bashdefault 2> /dev/null; }
_rpmgap_directories() {
    _rpmgap_no_files
    compopt -o dirnames 2> /dev/null
}
_rpmgap_files() { :; }

# _rpmgap_words WORDS [files]: those that begin with what is typed; else names of files, if they may stand here too.
_rpmgap_words() {
    local word
    [ -n "${2-}" ] || _rpmgap_no_files
    for word in $1; do
        case $word in "$cur"*) COMPREPLY+=("$prefix$word") ;; esac
    done
}

# FORMAT=FILE
_rpmgap_output() {
    local format
    case $cur in *=*) return ;; esac
    _rpmgap_no_files
    compopt -o nospace 2> /dev/null
    for format in $1; do
        case $format in "$cur"*) COMPREPLY+=("$prefix$format=") ;; esac
    done
}
)";

// Up to the options that take a value.
constexpr std::string_view head = R"(
_rpmgap() {
    local IFS=$' \t\n' cur prefix= command= option= position=0 ended= i word
    local words=()
    COMPREPLY=()
    # bash cuts words at '=' and ':' too: what was typed as one is put together again.
    for ((i = 0; i <= COMP_CWORD; i++)); do
        word=${COMP_WORDS[i]}
        if ((${#words[@]} > 1)) && { [[ $word == [=:]* ]] || [[ ${COMP_WORDS[i - 1]} == [=:]* ]]; }; then
            words[${#words[@]} - 1]+=$word
        else
            words+=("$word")
        fi
    done
    cur=${words[${#words[@]} - 1]}

    for ((i = 1; i < ${#words[@]} - 1; i++)); do
        word=${words[i]}
        if [ -n "$option" ]; then
            option=
            continue
        fi
        if [ -z "$ended" ]; then
            case $word in
                --)
                    ended=1
                    continue
                    ;;
                -*)
                    case "$command $word" in
)";

}  // namespace

std::string bash_completion(const Completed& completed) {
    Branches with_value;
    Branches commands;
    Branches values;
    Branches names;
    Branches positions;
    for (const auto* const command : with_subcommands(completed.root)) {
        const auto path = path_text(*command);
        names.add(bash_word(path), "_rpmgap_words " + bash_word(names_of(command->options)));
        for (const auto& option : command->options)
            for (const auto& name : option.names)
                if (takes_value(option)) {
                    with_value.add(bash_word(path + ' ' + name), "option=$word");
                    values.add(bash_word(path + ' ' + name), offer(option.value, completed));
                }
        std::vector<std::string> below;
        for (const auto& subcommand : command->subcommands) {
            below.push_back(subcommand.path.back());
            commands.add(bash_word(path + ' ' + subcommand.path.back()), "command=" + bash_word(path_text(subcommand)));
        }
        if (!below.empty())
            positions.add(bash_word(path + " 0"), "_rpmgap_words " + bash_word(support::join(below, " ")));
        for (std::size_t i = 0; i < command->positionals.size(); ++i) {
            const auto& positional = command->positionals[i];
            const auto pattern =
                positional.repeatable ? bash_word(path + ' ') + '*' : bash_word(fmt::format("{} {}", path, i));
            positions.add(pattern, offer(positional.value, completed));
        }
    }

    std::string text = "# Completion of rpmgap for bash, written by: rpmgap completion bash\n\n";
    text += helpers;
    text += head;
    text += with_value.text("                        ");
    text +=
        "                    esac\n"
        "                    continue\n"
        "                    ;;\n"
        "            esac\n"
        "        fi\n"
        "        case \"$command $word\" in\n";
    text += commands.text("            ");
    text +=
        "            *) position=$((position + 1)) ;;\n"
        "        esac\n"
        "    done\n\n"
        "    if [ -z \"$option$ended\" ]; then\n"
        "        case $cur in\n"
        "            --*=*)\n"
        "                option=${cur%%=*}\n"
        "                [[ $COMP_WORDBREAKS == *=* ]] || prefix=$option=\n"
        "                cur=${cur#*=}\n"
        "                ;;\n"
        "            -*)\n"
        "                case $command in\n";
    text += names.text("                    ");
    text +=
        "                esac\n"
        "                return\n"
        "                ;;\n"
        "        esac\n"
        "    fi\n"
        "    if [ -n \"$option\" ]; then\n"
        "        case \"$command $option\" in\n";
    text += values.text("            ");
    text +=
        "            *) _rpmgap_no_files ;;\n"
        "        esac\n"
        "        return\n"
        "    fi\n"
        "    case \"$command $position\" in\n";
    text += positions.text("        ");
    text +=
        "        *) _rpmgap_no_files ;;\n"
        "    esac\n"
        "}\n\n"
        "complete -o bashdefault -o default -F _rpmgap rpmgap\n";
    return text;
}

}  // namespace rpmgap::cli
