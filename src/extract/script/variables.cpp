#include "extract/script/variables.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include "extract/script/word.hpp"

namespace rpmgap::extract {

namespace {

constexpr std::size_t value_limit = 8;      // values of one variable that are followed
constexpr std::size_t loop_limit = 256;     // words of one for loop
constexpr std::size_t length_limit = 4096;  // bytes of one value
constexpr std::size_t element_limit = 256;  // of one array

// Commands that assign to the variables named by their arguments.
constexpr std::array<std::string_view, 7> assigning_commands{"getopts", "let",       "mapfile", "printf",
                                                             "read",    "readarray", "unset"};

// What os-release(5) defines: a script that sources it has given these only for want of it.
constexpr std::array<std::string_view, 10> os_release_variables{
    "ID",      "ID_LIKE",    "NAME",    "PLATFORM_ID",      "PRETTY_NAME",
    "VARIANT", "VARIANT_ID", "VERSION", "VERSION_CODENAME", "VERSION_ID"};

// A variable that holds one of these, or nothing, stands before the command that it changes: `$SUDO dnf install`.
constexpr std::array<std::string_view, 6> prefix_commands{"doas", "env", "nice", "nohup", "sudo", "time"};

bool holds_prefix(const std::vector<std::vector<std::string>>& values) {
    if (values.size() != 1 || values[0].size() != 1) return false;
    const std::string_view value = values[0][0];
    const auto first = value.substr(0, value.find(' '));
    return std::find(prefix_commands.begin(), prefix_commands.end(), first) != prefix_commands.end();
}

bool known_but_for_directory(const std::string& text) {
    return text.find(mark::unknown) == std::string::npos && text.find(mark::positional) == std::string::npos;
}

// The x of `$(command -v x)`, `$(which x)` or `$(type -p x)`: running the result runs x. Empty for anything else.
std::string looked_up_command(const ShellTree& tree, NodeId value) {
    NodeId node = value;
    if (tree[node].kind == NodeKind::string) node = tree.child_of_kind(node, NodeKind::command_substitution);
    if (node == no_node || tree[node].kind != NodeKind::command_substitution) return {};
    if (tree.text(value).size() > tree.text(node).size() + 2) return {};
    NodeId statement = no_node;
    for (const NodeId child : tree.children(node)) {
        if (!is_statement(tree[child].kind)) continue;
        if (statement != no_node) return {};
        statement = child;
    }
    if (statement == no_node) return {};
    const NodeKind kind = tree[statement].kind;
    if (kind != NodeKind::command && kind != NodeKind::redirected_statement) return {};
    const Words words = WordReader(tree, nullptr).words(statement);
    const auto is = [&](std::size_t i, std::string_view text) { return i < words.size() && words[i].text == text; };
    std::size_t name = 0;
    if (is(0, "which")) name = 1;
    if (is(0, "command") && is(1, "-v")) name = 2;
    if (is(0, "type") && (is(1, "-p") || is(1, "-P"))) name = 2;
    return name != 0 && words.size() == name + 1 && words[name].literal() ? words[name].text : std::string{};
}

}  // namespace

bool tells_own_directory(std::string_view source) {
    for (const std::string_view hint : {"dirname", "$0", "${0", "BASH_SOURCE", "mktemp"})
        if (source.find(hint) != std::string_view::npos) return true;
    return source == "$(pwd)" || source == "`pwd`" || source == "$(pwd -P)";
}

void set_variable(Environment& environment, std::string_view name, std::string_view value) {
    const bool plain = std::none_of(value.begin(), value.end(), [](char c) {
        return c == mark::unknown || c == mark::positional || c == mark::own_directory;
    });
    Variable variable;
    if (plain && value.size() <= length_limit) variable.values.push_back({std::string(value)});
    environment.insert_or_assign(std::string(name), std::move(variable));
}

Variables::Variables(const ShellTree& tree, const Environment* environment) : tree_(tree), environment_(environment) {
    collect();
    std::vector<const std::string*> names;
    for (const auto& [name, assignments] : assignments_) names.push_back(&name);
    // A value may use variables that were assigned before it.
    std::sort(names.begin(), names.end(), [&](const std::string* a, const std::string* b) {
        return assignments_.at(*a).front().node < assignments_.at(*b).front().node;
    });
    for (const std::string* name : names) evaluate(*name, assignments_.at(*name));
}

void Variables::collect() {
    for (NodeId node = 1; node < tree_.size(); ++node) {
        const auto source = tree_.text(node);
        switch (tree_[node].kind) {
            case NodeKind::variable_assignment: collect_assignment(node); break;
            case NodeKind::command:
            case NodeKind::unset_command: collect_command(node); break;
            case NodeKind::for_statement: {
                const NodeId name = tree_.child_of_kind(node, NodeKind::variable_name);
                if (name != no_node)
                    assignments_[std::string(tree_.text(name))].push_back({node, no_node, false, true});
                break;
            }
            case NodeKind::expansion: {  // ${NAME:=word}
                const auto at =
                    source.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_", 2);
                if (at != std::string_view::npos && (source[at] == '=' || source.substr(at).starts_with(":=")))
                    spoilt_[std::string(source.substr(2, at - 2))] = true;
                break;
            }
            default: break;
        }
    }
}

void Variables::collect_assignment(NodeId node) {
    const NodeId next = tree_[node].next_sibling;
    const bool divided = next != no_node && tree_[next].kind == NodeKind::command_name &&
                         tree_[next].begin == tree_[node].end;                    // see WordReader::word_groups
    if (tree_[tree_[node].parent].kind == NodeKind::command && !divided) return;  // for the environment of one command
    const NodeId subscript = tree_.child_of_kind(node, NodeKind::subscript);
    const NodeId name = tree_.child_of_kind(subscript == no_node ? node : subscript, NodeKind::variable_name);
    if (name == no_node) return;
    const std::string text(tree_.text(name));
    const bool appends = tree_.text().substr(tree_[name].end).starts_with("+=");
    if (subscript != no_node || appends || divided) spoilt_[text] = true;
    NodeId value = no_node;
    for (const NodeId child : tree_.children(node))
        if (child != name && (is_word(tree_[child].kind) || tree_[child].kind == NodeKind::array)) value = child;
    assignments_[text].push_back({node, value, is_conditional(node), false});
}

void Variables::collect_command(NodeId node) {
    bool assigns = tree_[node].kind == NodeKind::unset_command;
    bool sources = false;
    for (const NodeId child : tree_.children(node)) {
        const auto source = tree_.text(child);
        if (tree_[child].kind == NodeKind::command_name) {
            assigns =
                std::find(assigning_commands.begin(), assigning_commands.end(), source) != assigning_commands.end();
            sources = source == "." || source == "source";
        } else if (sources && source.find("os-release") != std::string_view::npos) {
            for (const auto name : os_release_variables) spoilt_[std::string(name)] = true;
        } else if (assigns && !source.empty())
            spoilt_[std::string(source.substr(0, source.find_first_of("=+-[")))] = true;
    }
}

bool Variables::is_conditional(NodeId node) const {
    for (NodeId child = node; child != root_node; child = tree_[child].parent) {
        const NodeId parent = tree_[child].parent;
        switch (tree_[parent].kind) {
            case NodeKind::function_definition:
            case NodeKind::program: return false;
            case NodeKind::list:
                if (tree_[parent].first_child != child) return true;
                break;
            case NodeKind::compound_statement:
            case NodeKind::declaration_command:
            case NodeKind::redirected_statement:
            case NodeKind::variable_assignments: break;
            default: return true;
        }
    }
    return false;
}

bool Variables::read_value(const Assignment& assignment, std::vector<std::vector<std::string>>& values,
                           bool& own_directory) const {
    const WordReader reader(tree_, this);
    const auto take = [&](const Word& word) {
        own_directory = own_directory || word.text.starts_with(mark::own_directory);
        return known_but_for_directory(word.text) && !word.pattern && word.text.size() <= length_limit;
    };
    if (assignment.loop) {
        for (const NodeId child : tree_.children(assignment.node)) {
            if (!is_word(tree_[child].kind)) continue;
            for (const Word& word : reader.fields(child)) {
                if (!take(word) || values.size() >= loop_limit) return false;
                values.push_back({word.text});
            }
        }
        return !values.empty();
    }
    if (assignment.value == no_node) {
        values.push_back({""});
        return true;
    }
    std::vector<std::string> elements;
    if (tree_[assignment.value].kind == NodeKind::array) {
        for (const NodeId child : tree_.children(assignment.value)) {
            if (!is_word(tree_[child].kind)) continue;
            for (const Word& word : reader.fields(child)) {
                if (!take(word) || elements.size() >= element_limit) return false;
                elements.push_back(word.text);
            }
        }
    } else if (auto command = looked_up_command(tree_, assignment.value); !command.empty()) {
        elements.push_back(std::move(command));
    } else {
        const Word word = reader.value(assignment.value);
        if (!take(word)) return false;
        elements.push_back(word.text);
    }
    values.push_back(std::move(elements));
    return true;
}

void Variables::evaluate(const std::string& name, const std::vector<Assignment>& assignments) {
    Variable variable;
    std::vector<std::vector<std::string>> values;
    bool certain = spoilt_.find(name) == spoilt_.end();
    for (const Assignment& assignment : assignments) {
        std::vector<std::vector<std::string>> more;
        if (!read_value(assignment, more, variable.own_directory)) certain = false;
        for (auto& value : more)
            if (std::find(values.begin(), values.end(), value) == values.end()) values.push_back(std::move(value));
    }
    const Assignment& first = assignments.front();
    if (assignments.size() == 1) {
        variable.assigned = first.node;
        variable.scope = tree_.enclosing_function(first.node);
        variable.in_turn = first.loop;
        if (certain && first.conditional && holds_prefix(values)) {
            values.insert(values.begin(), {std::string{}});
            variable.assigned = no_node;
        } else {
            // Assigned under a condition only: without it the environment decides.
            certain = certain && !first.conditional;
        }
    } else {
        certain = certain && values.size() <= value_limit &&
                  std::none_of(assignments.begin(), assignments.end(), [](const Assignment& a) { return a.loop; });
    }
    if (certain) variable.values = std::move(values);
    if (certain || variable.own_directory) known_.emplace(name, std::move(variable));
}

const Variable* Variables::find(std::string_view name, NodeId use) const {
    const auto found = known_.find(name);
    if (found == known_.end()) {
        const bool own = assignments_.find(name) != assignments_.end() || spoilt_.find(name) != spoilt_.end();
        if (own || environment_ == nullptr) return nullptr;
        const auto given = environment_->find(name);
        return given == environment_->end() ? nullptr : &given->second;
    }
    const Variable& variable = found->second;
    if (variable.assigned == no_node || variable.values.empty()) return &variable;
    const NodeId around = tree_.enclosing_function(use);
    if (variable.scope != no_node && variable.scope != around) return nullptr;
    const bool later = use > variable.assigned || (variable.scope == no_node && around != no_node);
    return later ? &variable : nullptr;
}

}  // namespace rpmgap::extract
