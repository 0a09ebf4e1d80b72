#include "extract/script/invocations.hpp"

#include <string>

#include "extract/script/guards.hpp"
#include "support/text.hpp"

namespace rpmgap::extract {

namespace {

// What is not known stays as it is written, without the double quotes around it: `"$ID"` and `x"$ID"` are $ID and x$ID.
// Quotes within a substitution belong to the command there.
std::string without_quotes(std::string_view source) {
    std::string text;
    unsigned depth = 0;
    bool backquoted = false;
    for (std::size_t i = 0; i < source.size(); ++i) {
        const char c = source[i];
        if (c == '\\' && i + 1 < source.size()) {
            text += c;
            text += source[++i];
            continue;
        }
        if (c == '`') backquoted = !backquoted;
        if (c == '(' && (depth > 0 || (i > 0 && source[i - 1] == '$'))) ++depth;
        if (c == ')' && depth > 0) --depth;
        if (c != '"' || depth > 0 || backquoted) text += c;
    }
    return text;
}

std::string plain(const Word& word) {
    return word.literal() ? word.text : without_quotes(word.source);
}

// Operands of a test are not split, and a case statement's words neither.
std::string plain_value(const ShellTree& tree, const WordReader& words, NodeId node) {
    if (!is_word(tree[node].kind)) return std::string(tree.text(node));
    return plain(words.value(node));
}

}  // namespace

model::Invocation invocation_of(const Words& words, unsigned line) {
    model::Invocation invocation;
    invocation.line = line;
    const std::string& name = words.front().text;
    invocation.command = support::base_name(name);
    for (std::size_t i = 1; i < words.size(); ++i) invocation.words.push_back(plain(words[i]));
    if (invocation.command == "[" && !invocation.words.empty() && invocation.words.back() == "]")
        invocation.words.pop_back();
    return invocation;
}

model::Invocation invocation_of_test(const ShellTree& tree, const WordReader& words, NodeId test, unsigned line) {
    model::Invocation invocation;
    invocation.line = line;
    invocation.command = tree.text(test).starts_with("[[") ? "[[" : "[";
    for (const TestToken& token : test_tokens(tree, test))
        invocation.words.push_back(token.node == no_node ? token.text : plain_value(tree, words, token.node));
    return invocation;
}

std::optional<model::Invocation> invocation_of_case(const ShellTree& tree, const WordReader& words, NodeId statement,
                                                    unsigned line) {
    model::Invocation invocation;
    invocation.line = line;
    invocation.command = "case";
    for (const NodeId child : tree.children(statement)) {
        if (invocation.words.empty()) {
            if (is_word(tree[child].kind)) invocation.words.push_back(plain_value(tree, words, child));
            continue;
        }
        if (tree[child].kind != NodeKind::case_item) continue;
        for (const NodeId part : tree.children(child)) {
            const auto source = tree.text(part);
            if (source == ")") break;
            if (source != "(" && source != "|") invocation.words.push_back(plain_value(tree, words, part));
        }
    }
    if (invocation.words.empty()) return std::nullopt;
    return invocation;
}

std::optional<model::Invocation> invocation_of_assignments(const ShellTree& tree, const WordReader& words, NodeId node,
                                                           unsigned line) {
    model::Invocation invocation;
    invocation.line = line;
    for (const NodeId child : tree.children(node)) {
        if (tree[child].kind != NodeKind::variable_assignment) continue;
        const auto parts = tree.children(child);
        const auto text = tree.text(child);
        const auto equals = text.find('=');
        if (equals == std::string_view::npos) continue;
        auto& word = invocation.words.emplace_back(text.substr(0, equals + 1));
        if (parts.size() > 2) word += plain_value(tree, words, parts.back());
    }
    if (invocation.words.empty()) return std::nullopt;
    if (tree[node].kind == NodeKind::declaration_command) {
        const auto text = tree.text(node);
        invocation.command = text.substr(0, text.find_first_of(" \t"));
        return invocation;
    }
    invocation.command = "env";
    for (const Word& word : words.words(node)) invocation.words.push_back(plain(word));
    return invocation;
}

}  // namespace rpmgap::extract
