#include "extract/script/flow.hpp"

#include <algorithm>
#include <array>

namespace rpmgap::extract {

namespace {

using namespace std::string_view_literals;

constexpr unsigned statement_depth_limit = 32;

// What people call the function that ends a script when they take it from another file.
constexpr std::array leaving_names{"abort"sv, "bail"sv, "bail_out"sv, "croak"sv, "die"sv, "error_exit"sv, "fatal"sv};

Leaving leaving_of_command(const ShellTree& tree, const WordReader& reader, const Functions* functions, NodeId node) {
    const Words words = reader.words(node);
    static_cast<void>(tree);
    if (words.empty() || !words[0].literal()) return Leaving::no;
    const std::string& name = words[0].text;
    if (name == "exit" || name == "return")
        return words.size() > 1 && words[1].text == "0" ? Leaving::quietly : Leaving::badly;
    if (name == "break" || name == "continue") return Leaving::quietly;
    if (name == "exec") return words.size() > 1 ? Leaving::quietly : Leaving::no;
    if (name == "false") return Leaving::badly;  // the script runs under set -e, or the status is the point
    const Function* function = functions == nullptr ? nullptr : functions->find(name);
    if (function != nullptr) return function->leaves ? Leaving::badly : Leaving::no;
    return std::find(leaving_names.begin(), leaving_names.end(), name) != leaving_names.end() ? Leaving::badly
                                                                                              : Leaving::no;
}

Leaving leaving_at(const ShellTree& tree, const WordReader& words, const Functions* functions, NodeId statement,
                   unsigned depth) {
    if (depth > statement_depth_limit) return Leaving::no;
    const auto children = tree.children(statement);
    switch (tree[statement].kind) {
        case NodeKind::command: return leaving_of_command(tree, words, functions, statement);
        case NodeKind::redirected_statement:
            for (const NodeId child : children)
                if (is_statement(tree[child].kind)) return leaving_at(tree, words, functions, child, depth + 1);
            return Leaving::no;
        case NodeKind::compound_statement:
        case NodeKind::subshell:
            for (const NodeId child : children) {
                if (!is_statement(tree[child].kind)) continue;
                const Leaving how = leaving_at(tree, words, functions, child, depth + 1);
                if (how != Leaving::no) return how;
            }
            return Leaving::no;
        case NodeKind::list:
            // `echo message && exit 1` or `echo message; exit`, not `test || exit`.
            if (tree.child_of_kind(statement, NodeKind::and_and) == no_node || children.empty()) return Leaving::no;
            return leaving_at(tree, words, functions, children.back(), depth + 1);
        default: return Leaving::no;
    }
}

}  // namespace

Leaving leaving(const ShellTree& tree, const WordReader& words, const Functions* functions, NodeId statement) {
    return leaving_at(tree, words, functions, statement, 0);
}

Leaving leaving(const ShellTree& tree, const WordReader& words, const Functions* functions,
                const std::vector<NodeId>& statements) {
    for (const NodeId statement : statements) {
        const Leaving how = leaving(tree, words, functions, statement);
        if (how != Leaving::no) return how;
    }
    return Leaving::no;
}

bool does_nothing(const ShellTree& tree, NodeId statement) {
    const auto source = tree.text(statement);
    return tree[statement].kind == NodeKind::command && (source == "true" || source == ":" || source == "/bin/true");
}

IfParts parts_of_if(const ShellTree& tree, NodeId statement) {
    IfParts parts;
    const auto fill = [&](NodeId node, bool has_condition) {
        IfParts::Branch branch;
        branch.node = node;
        bool in_condition = has_condition;
        for (const NodeId child : tree.children(node)) {
            const NodeKind kind = tree[child].kind;
            if (kind == NodeKind::then_token) in_condition = false;
            if (is_statement(kind)) (in_condition ? branch.condition : branch.body).push_back(child);
        }
        parts.branches.push_back(std::move(branch));
    };
    fill(statement, true);
    for (const NodeId child : tree.children(statement)) {
        if (tree[child].kind == NodeKind::elif_clause) fill(child, true);
        if (tree[child].kind == NodeKind::else_clause) fill(child, false);
    }
    return parts;
}

}  // namespace rpmgap::extract
