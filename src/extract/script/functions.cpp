#include "extract/script/functions.hpp"

#include <algorithm>
#include <cctype>

#include "extract/script/flow.hpp"
#include "extract/script/guards.hpp"

namespace rpmgap::extract {

namespace {

constexpr std::size_t summary_limit = 12;  // statements of a function that is looked into

bool has_argument(const std::vector<Tested>& tested) {
    for (const Tested& one : tested)
        if (one.name == std::string(1, mark::positional)) return true;
    return false;
}

}  // namespace

Functions::Functions(const ShellTree& tree, const WordReader& words, const Functions* outer) : outer_(outer) {
    for (NodeId node = 1; node < tree.size(); ++node) {
        if (tree[node].kind != NodeKind::function_definition) continue;
        const NodeId name = tree.child_of_kind(node, NodeKind::word);
        if (name == no_node) continue;
        Function function;
        for (const NodeId child : tree.children(node))
            if (is_statement(tree[child].kind)) function.body = child;
        functions_.insert_or_assign(std::string(tree.text(name)), function);
    }
    if (!tree.error_lines().empty()) collect_written(tree.text());
    collect_aliases(tree, words);
    // Twice: need() may call have(), which may stand after it.
    for (int pass = 0; pass < 2; ++pass)
        for (auto& [name, function] : functions_)
            if (function.body != no_node) summarise(tree, words, function);
}

// Where the grammar lost its place a definition may not be in the tree: lines that begin with `name ()` or `function
// name` count as well.
void Functions::collect_written(std::string_view text) {
    const auto is_name = [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-' || c == '.' || c == ':';
    };
    for (std::size_t begin = 0; begin < text.size();) {
        const auto line_end = std::min(text.find('\n', begin), text.size());
        auto line = text.substr(begin, line_end - begin);
        begin = line_end + 1;
        line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
        const bool keyword = line.starts_with("function ");
        if (keyword) line.remove_prefix(std::min(line.find_first_not_of(' ', 9), line.size()));
        std::size_t length = 0;
        while (length < line.size() && is_name(line[length])) ++length;
        auto rest = line.substr(length);
        rest.remove_prefix(std::min(rest.find_first_not_of(" \t"), rest.size()));
        const auto body = rest.find_first_not_of(" \t", 1);
        const bool defines =
            rest.starts_with('(') ? body != rest.npos && rest[body] == ')' : keyword && rest.starts_with('{');
        if (length > 0 && defines) functions_.try_emplace(std::string(line.substr(0, length)));
    }
}

const Function* Functions::find(std::string_view name) const {
    const auto found = functions_.find(name);
    if (found != functions_.end()) return &found->second;
    return outer_ == nullptr ? nullptr : outer_->find(name);
}

std::vector<std::string> Functions::names() const {
    std::vector<std::string> names;
    for (const auto& [name, function] : functions_) names.push_back(name);
    return names;
}

void Functions::collect_aliases(const ShellTree& tree, const WordReader& words) {
    for (NodeId node = 1; node < tree.size(); ++node) {
        if (tree[node].kind != NodeKind::command_name || tree.text(node) != "alias") continue;
        for (const Word& word : words.words(tree[node].parent)) {
            const auto equals = word.text.find('=');
            if (equals != std::string::npos && equals > 0) functions_.try_emplace(word.text.substr(0, equals));
        }
    }
}

void Functions::summarise(const ShellTree& tree, const WordReader& words, Function& function) const {
    std::vector<NodeId> statements;
    if (tree[function.body].kind == NodeKind::compound_statement || tree[function.body].kind == NodeKind::subshell) {
        for (const NodeId child : tree.children(function.body))
            if (is_statement(tree[child].kind)) statements.push_back(child);
    } else {
        statements.push_back(function.body);
    }
    Leaving how = leaving(tree, words, this, statements);
    // A function that only returns does not leave the script.
    if (how == Leaving::badly && tree.text(function.body).find("exit") == std::string_view::npos) {
        bool calls_leaver = false;
        for (const NodeId statement : statements) {
            const Words call = words.words(statement);
            const Function* called = call.empty() ? nullptr : find(call[0].text);
            calls_leaver = calls_leaver || (called != nullptr && called->leaves);
        }
        if (!calls_leaver) how = Leaving::no;
    }
    function.leaves = how == Leaving::badly;
    if (statements.empty() || statements.size() > summary_limit) return;

    const GuardReader guards(tree, words, *this);
    function.tests_argument = has_argument(guards.read(statements.back()).when_true) ||
                              (statements.size() <= 3 && has_argument(guards.read(statements.front()).when_true));
    for (const NodeId statement : statements) {
        if (tree[statement].kind == NodeKind::if_statement) {
            const IfParts parts = parts_of_if(tree, statement);
            const auto& first = parts.branches.front();
            if (first.condition.size() != 1) continue;
            const Presence presence = guards.read(first.condition[0]);
            const bool leaves = leaving(tree, words, this, first.body) == Leaving::badly;
            if (leaves && has_argument(presence.when_false)) function.requires_argument = true;
            if (parts.has_else() && has_argument(presence.when_true) &&
                leaving(tree, words, this, parts.branches.back().body) == Leaving::badly)
                function.requires_argument = true;
        } else if (tree[statement].kind == NodeKind::list) {
            const auto children = tree.children(statement);
            if (children.size() == 3 && tree[children[1]].kind == NodeKind::or_or &&
                leaving(tree, words, this, children[2]) == Leaving::badly &&
                has_argument(guards.read(children[0]).when_true))
                function.requires_argument = true;
        }
    }
    // `return 1` inside makes it a test, `exit 1` a demand.
    if (function.requires_argument && tree.text(function.body).find("return") != std::string_view::npos) {
        function.requires_argument = false;
        function.tests_argument = true;
    }
}

}  // namespace rpmgap::extract
