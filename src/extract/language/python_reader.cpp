#include "extract/language/python_reader.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "extract/language/python_lines.hpp"
#include "extract/syntax/source_tree.hpp"
#include "model/known_modules.hpp"

namespace rpmgap::extract {

namespace {

using namespace std::string_view_literals;
using syntax::SourceTree;
using Node = SourceTree::Node;

constexpr std::string_view python = "python";

template <std::size_t size>
bool mentions(std::string_view text, const std::array<std::string_view, size>& words) {
    return std::ranges::any_of(words, [&](auto word) { return text.find(word) != std::string_view::npos; });
}

// Exceptions whose handling says that a module, a command may be missing.
constexpr std::array import_faults{"ImportError"sv, "ModuleNotFoundError"sv, "Exception"sv};
constexpr std::array command_faults{"FileNotFoundError"sv, "OSError"sv, "IOError"sv, "EnvironmentError"sv,
                                    "Exception"sv};
constexpr std::array platform_tests{"sys.platform"sv, "sys.version_info"sv,  "os.name"sv, "platform.system"sv, "PY2"sv,
                                    "PY3"sv,          "sys.implementation"sv};

// What is known of the code at a node.
struct Setting {
    bool import_guarded = false;
    bool command_guarded = false;
    bool never_runs = false;  // a type checker alone reads it
};

class PythonReader {
public:
    explicit PythonReader(std::string_view text) : tree_(syntax::Grammar::python, text, python_divisions(text)) {}

    CodeFacts read() {
        facts_.language = python;
        if (tree_.problem()) not_checked(tree_.problem()->line, fmt::format("python: {}", tree_.problem()->reason));
        if (tree_.first_error() != 0)
            not_checked(tree_.first_error(), "python that the grammar cannot place, from this line on or here only");
        settings_.resize(tree_.size());
        for (Node node = 1; node < tree_.size(); ++node) {
            settle(node);
            if (!settings_[node].never_runs) read_import(node);
        }
        // By now every name that stands for a function of a module is known.
        for (Node node = 1; node < tree_.size(); ++node)
            if (!settings_[node].never_runs && tree_.type(node) == "call") read_call(node);
        return std::move(facts_);
    }

private:
    // Where and how a call stands in the source.
    struct CallSite {
        unsigned line;
        bool guarded;
        std::string_view function;
    };

    void not_checked(unsigned line, std::string reason, bool counts = true) {
        facts_.not_checked.push_back({std::move(reason), line, counts});
    }

    void run(std::vector<std::optional<std::string>> words, const CallSite& site) {
        facts_.runs.push_back({std::move(words), {}, std::string(site.function), site.line, site.guarded});
    }

    void settle(Node node) {
        const auto parent = tree_.parent(node);
        auto& setting = settings_[node];
        setting = settings_[parent];
        const auto type = tree_.type(node);
        if (type == "try_statement") {
            setting.import_guarded |= catches(node, import_faults);
            setting.command_guarded |= catches(node, command_faults);
        } else if (type == "with_statement") {
            const auto items = tree_.text(tree_.child_of_type(node, "with_clause"));
            if (items.find("suppress(") == std::string_view::npos) return;
            setting.import_guarded |= mentions(items, import_faults);
            setting.command_guarded |= mentions(items, command_faults);
        } else if (type == "if_statement") {
            setting.import_guarded |= mentions(condition_of(node), platform_tests);
        } else if (tree_.field(node) == "consequence") {
            const auto condition = condition_of(parent);
            setting.never_runs |= condition == "TYPE_CHECKING" || condition == "typing.TYPE_CHECKING";
        } else if (type == "function_definition") {
            setting.import_guarded = true;
        } else if (tree_.type(parent) == "try_statement" && (type == "finally_clause" || type == "else_clause")) {
            setting = settings_[tree_.parent(parent)];
        }
    }

    [[nodiscard]] std::string_view condition_of(Node statement) const {
        const auto condition = tree_.child_in_field(statement, "condition");
        return condition == SourceTree::root ? std::string_view() : tree_.text(condition);
    }

    template <std::size_t size>
    [[nodiscard]] bool catches(Node statement, const std::array<std::string_view, size>& faults) const {
        for (auto clause = tree_.first_child(statement); clause != SourceTree::root;
             clause = tree_.next_sibling(clause)) {
            if (tree_.type(clause) != "except_clause") continue;
            const auto parts = tree_.named_children(clause);
            const bool bare = !parts.empty() && tree_.type(parts.front()) == "block";
            if (bare || (!parts.empty() && mentions(tree_.text(parts.front()), faults))) return true;
        }
        return false;
    }

    void read_import(Node node) {
        const auto type = tree_.type(node);
        if (type == "import_statement") {
            for (const auto name : tree_.named_children(node)) {
                const auto dotted = module_name(name);
                require(dotted, node);
                remember(name, dotted, dotted.substr(0, dotted.find('.')));
            }
        } else if (type == "import_from_statement") {
            const auto from = tree_.child_in_field(node, "module_name");
            if (tree_.type(from) != "dotted_name") return;  // relative: the application's own
            const auto module = plain(from);
            bool named = false;
            for (const auto name : tree_.named_children(node)) {
                if (tree_.field(name) != "name") continue;
                named = true;
                const auto dotted = module + '.' + module_name(name);
                require(dotted, node);
                remember(name, dotted, module_name(name));
            }
            if (!named) require(module, node);
        }
    }

    // Of a dotted_name or an aliased_import.
    [[nodiscard]] std::string module_name(Node node) const {
        return plain(tree_.type(node) == "aliased_import" ? tree_.child_in_field(node, "name") : node);
    }

    // Blanks may stand around the dots.
    [[nodiscard]] std::string plain(Node node) const {
        std::string name;
        for (const char c : tree_.text(node))
            if (static_cast<unsigned char>(c) > ' ' && c != '\\') name += c;
        return name;
    }

    // What a name of this file stands for, where that is a module or something of one.
    void remember(Node name, const std::string& dotted, const std::string& own_name) {
        if (tree_.type(name) == "aliased_import")
            meanings_[plain(tree_.child_in_field(name, "alias"))] = dotted;
        else if (own_name != dotted)
            meanings_.try_emplace(own_name, tree_.type(tree_.parent(name)) == "import_statement" ? own_name : dotted);
    }

    // The first part decides, unless that is only a name which many packages share.
    void require(const std::string& dotted, Node node) { require(dotted, node, settings_[node].import_guarded); }
    void require(const std::string& dotted, Node node, bool guarded) {
        auto end = dotted.find('.');
        const auto* known = model::known_module(python, dotted.substr(0, end));
        while (known != nullptr && known->is_namespace && end != std::string::npos) {
            end = dotted.find('.', end + 1);
            known = model::known_module(python, dotted.substr(0, end));
        }
        const auto name = dotted.substr(0, end);
        if (name.empty() || name == "*" || (known != nullptr && known->always_there())) return;
        facts_.modules.push_back({name, tree_.line(node), guarded});
    }

    // The function as it is written in full: "subprocess.run" for `sp.run` after `import subprocess as sp`.
    [[nodiscard]] std::string function_of(Node call) const {
        const auto function = tree_.child_in_field(call, "function");
        const auto type = tree_.type(function);
        if (type != "identifier" && type != "attribute") return {};
        constexpr std::size_t longest = 200;
        if (tree_.end(function) - tree_.begin(function) > longest) return {};
        auto name = plain(function);
        const auto dot = name.find('.');
        if (const auto meaning = meanings_.find(name.substr(0, dot)); meaning != meanings_.end())
            name = meaning->second + (dot == std::string::npos ? std::string() : name.substr(dot));
        return name;
    }

    void read_call(Node call) {
        const auto arguments = tree_.child_in_field(call, "arguments");
        if (arguments == SourceTree::root || tree_.type(arguments) != "argument_list") return;
        const auto function = function_of(call);
        if (function.empty()) return;
        const CallSite site{tree_.line(call), settings_[call].command_guarded, function};
        const auto given = positional(arguments);
        if (function == "__import__" || function == "importlib.import_module") {
            read_dynamic_import(call, given);
        } else if (is_any(function, {"os.system", "os.popen", "subprocess.getoutput", "subprocess.getstatusoutput",
                                     "asyncio.create_subprocess_shell", "commands.getoutput"})) {
            if (!given.empty()) read_shell(given.front(), site);
        } else if (is_any(function, {"subprocess.run", "subprocess.call", "subprocess.check_call",
                                     "subprocess.check_output", "subprocess.Popen"})) {
            read_subprocess(arguments, given, site);
        } else if (is_any(function,
                          {"os.execv", "os.execve", "os.execvp", "os.execvpe", "os.execl", "os.execle", "os.execlp",
                           "os.execlpe", "os.posix_spawn", "os.posix_spawnp", "asyncio.create_subprocess_exec"})) {
            // What the program is told to be called follows, by itself or first in a list.
            read_program(function.starts_with("os.") ? without_own_name(given, 0) : given, 0, site);
        } else if (function.starts_with("os.spawn")) {
            read_program(without_own_name(given, 1), 1, site);
        } else if (function == "shutil.which") {
            if (const auto name = given.empty() ? std::nullopt : literal(given.front()); name && *name != "")
                run({name}, {site.line, true, site.function});
        } else if (is_any(function, {"ctypes.CDLL", "ctypes.PyDLL", "ctypes.cdll.LoadLibrary"}) ||
                   function.ends_with(".dlopen")) {
            read_library(given, site);
        } else if (function == "ctypes.util.find_library") {
            not_checked(site.line, "a library that is searched for without its version", false);
        }
    }

    static bool is_any(std::string_view name, std::initializer_list<std::string_view> names) {
        return std::ranges::find(names, name) != names.end();
    }

    [[nodiscard]] std::vector<Node> positional(Node arguments) const {
        auto given = tree_.named_children(arguments);
        std::erase_if(given, [&](Node each) { return tree_.type(each) == "keyword_argument"; });
        return given;
    }

    [[nodiscard]] Node keyword(Node arguments, std::string_view name) const {
        for (const auto each : tree_.named_children(arguments))
            if (tree_.type(each) == "keyword_argument" && tree_.text(tree_.child_in_field(each, "name")) == name)
                return tree_.child_in_field(each, "value");
        return SourceTree::root;
    }

    void read_dynamic_import(Node call, const std::vector<Node>& given) {
        const auto name = given.empty() ? std::nullopt : literal(given.front());
        if (!name)
            not_checked(tree_.line(call), "a module whose name is computed at run time", false);
        else if (!name->empty() && name->find_first_of("./ ") != 0)
            require(*name, call, settings_[call].import_guarded);
    }

    void read_subprocess(Node arguments, std::vector<Node> given, const CallSite& site) {
        if (const auto args = keyword(arguments, "args"); given.empty() && args != SourceTree::root)
            given.push_back(args);
        if (given.empty()) return;
        const auto shell = keyword(arguments, "shell");
        const auto type = tree_.type(given.front());
        if (shell != SourceTree::root && tree_.type(shell) == "true") {
            const auto parts = type == "list" || type == "tuple" ? tree_.named_children(given.front()) : given;
            if (!parts.empty()) read_shell(parts.front(), site);
        } else if (type == "list" || type == "tuple") {
            read_program(tree_.named_children(given.front()), 0, site);
        } else if (type == "binary_operator" && tree_.type(tree_.first_child(given.front())) == "list") {
            auto words = tree_.named_children(tree_.first_child(given.front()));
            words.push_back(given.front());  // what is appended
            read_program(words, 0, site);
        } else {
            read_program({given.front()}, 0, site);
        }
    }

    // `words` from `first` on: a program and what it is given.
    void read_program(const std::vector<Node>& words, std::size_t first, const CallSite& site) {
        if (words.size() <= first) return;
        const auto program = tree_.text(words[first]);
        if (program == "sys.executable" || program == "__file__" || program == "sys.argv[0]") return;
        std::vector<std::optional<std::string>> known;
        for (auto i = first; i < words.size(); ++i) known.push_back(literal(words[i]));
        run(std::move(known), site);
    }

    // The program at `program`, and behind it the arguments as a list or one by one, without the first.
    [[nodiscard]] std::vector<Node> without_own_name(const std::vector<Node>& given, std::size_t program) const {
        if (given.size() <= program + 1) return given;
        std::vector<Node> words(given.begin(), given.begin() + static_cast<std::ptrdiff_t>(program) + 1);
        const auto type = tree_.type(given[program + 1]);
        const auto rest =
            type == "list" || type == "tuple"
                ? tree_.named_children(given[program + 1])
                : std::vector<Node>(given.begin() + static_cast<std::ptrdiff_t>(program) + 1, given.end());
        if (!rest.empty()) words.insert(words.end(), rest.begin() + 1, rest.end());
        return words;
    }

    void read_shell(Node text, const CallSite& site) {
        std::string known;
        add_text(text, known, 0);
        if (known == unknown_part)
            not_checked(site.line, fmt::format("a command that is computed at run time: {}", site.function));
        else
            facts_.runs.push_back({{}, std::move(known), std::string(site.function), site.line, site.guarded});
    }

    void read_library(const std::vector<Node>& given, const CallSite& site) {
        const auto name = given.empty() ? std::nullopt : literal(given.front());
        if (name && name->starts_with("lib") && name->find('/') == std::string::npos &&
            name->find(".so") != std::string::npos)
            facts_.libraries.push_back({*name, site.line});
    }

    // A string whose every character is known.
    [[nodiscard]] std::optional<std::string> literal(Node node) const {
        std::string text;
        if (tree_.type(node) != "string" && tree_.type(node) != "concatenated_string") return std::nullopt;
        add_text(node, text, 0);
        if (text.find(unknown_part) != std::string::npos) return std::nullopt;
        return text;
    }

    // Text of an expression, with unknown_part for what is not known.
    void add_text(Node node, std::string& text, unsigned depth) const {
        constexpr unsigned deepest = 50;
        const auto type = tree_.type(node);
        if (type == "string") return add_string(node, text);
        const bool is_sum = type == "binary_operator" && tree_.text(tree_.child_in_field(node, "operator")) == "+";
        if (depth < deepest && (type == "concatenated_string" || type == "parenthesized_expression" || is_sum)) {
            for (const auto part : tree_.named_children(node)) add_text(part, text, depth + 1);
        } else {
            text += unknown_part;
        }
    }

    void add_string(Node node, std::string& text) const {
        bool raw = false;
        for (auto part = tree_.first_child(node); part != SourceTree::root; part = tree_.next_sibling(part)) {
            const auto type = tree_.type(part);
            if (type == "string_start") raw = tree_.text(part).find_first_of("rR") != std::string_view::npos;
            if (type == "interpolation") text += unknown_part;
            if (type == "string_content") add_content(tree_.text(part), raw, text);
        }
    }

    // https://docs.python.org/3/reference/lexical_analysis.html#escape-sequences, those that matter to a shell.
    static void add_content(std::string_view content, bool raw, std::string& text) {
        for (std::size_t i = 0; i < content.size(); ++i) {
            if (raw || content[i] != '\\' || i + 1 == content.size()) {
                text += content[i];
                continue;
            }
            switch (const char c = content[++i]; c) {
                case '\n': break;
                case 'n': text += '\n'; break;
                case 't': text += '\t'; break;
                case '\\':
                case '\'':
                case '"': text += c; break;
                default: text.append(1, '\\').append(1, c);
            }
        }
    }

    SourceTree tree_;
    CodeFacts facts_;
    std::vector<Setting> settings_;
    std::map<std::string, std::string, std::less<>> meanings_;
};

}  // namespace

CodeFacts read_python(std::string_view text) {
    return PythonReader(text).read();
}

}  // namespace rpmgap::extract
