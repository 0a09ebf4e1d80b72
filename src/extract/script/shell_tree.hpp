// Shell text as a syntax tree. Of this folder only shell_tree.cpp talks to tree-sitter; everything else works on
// this copy.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/syntax/flat_nodes.hpp"

namespace rpmgap::extract {

/// The node types of tree-sitter-bash that the walk tells apart.
enum class NodeKind : std::uint8_t {
    other,
    error,  ///< text that the grammar could not place
    ansi_c_string,
    arithmetic_expansion,
    array,
    brace_expression,
    c_style_for_statement,
    case_item,
    case_statement,
    command,
    command_name,
    command_substitution,
    comment,
    compound_statement,
    concatenation,
    declaration_command,
    do_group,
    elif_clause,
    else_clause,
    expansion,
    file_redirect,
    for_statement,
    function_definition,
    heredoc_body,
    heredoc_redirect,
    heredoc_start,
    herestring_redirect,
    if_statement,
    list,
    negated_command,
    number,
    pipeline,
    process_substitution,
    program,
    raw_string,
    redirected_statement,
    simple_expansion,
    string,
    subscript,
    subshell,
    test_command,
    test_operator,
    translated_string,
    unset_command,
    variable_assignment,
    variable_assignments,
    variable_name,
    while_statement,
    word,
    // Tokens.
    and_and,
    bang,
    else_token,
    or_or,
    then_token,
    token,  ///< any other keyword or punctuation
};

using NodeId = syntax::NodeIndex;
constexpr NodeId root_node = syntax::root_index;
constexpr NodeId no_node = syntax::root_index;

/// Lines are counted from 0.
struct ShellNode : syntax::FlatNode {
    NodeKind kind = NodeKind::other;
    NodeId function = no_node;  ///< nearest function_definition around it
};

class ShellTree {
public:
    /// Parses `text`, which must outlive the tree. Never fails: what could not be parsed is told by `problems()` and
    /// missing from the tree.
    explicit ShellTree(std::string_view text);
    ShellTree(const ShellTree&) = delete;
    ShellTree& operator=(const ShellTree&) = delete;

    struct Problem {
        std::uint32_t line = 0;  ///< counted from 0
        std::string reason;
    };
    [[nodiscard]] const std::vector<Problem>& problems() const { return problems_; }
    /// Lines, counted from 0 and ascending, on which the grammar could not place something. Where such lines crowd,
    /// those between them are among them: what the grammar makes of those is not to be trusted.
    [[nodiscard]] const std::vector<std::uint32_t>& error_lines() const { return error_lines_; }
    [[nodiscard]] bool reliable(NodeId node) const;
    /// Operators between two statements were taken out, so that what follows one may not be run.
    [[nodiscard]] bool has_detached() const { return !rewritten_.empty(); }

    [[nodiscard]] std::size_t size() const { return nodes_.size(); }
    [[nodiscard]] const ShellNode& operator[](NodeId node) const { return nodes_[node]; }
    [[nodiscard]] std::string_view text(NodeId node) const {
        return text_.substr(nodes_[node].begin, nodes_[node].end - nodes_[node].begin);
    }
    [[nodiscard]] std::string_view text() const { return text_; }
    [[nodiscard]] std::vector<NodeId> children(NodeId node) const;
    /// First child of that kind, or no_node.
    [[nodiscard]] NodeId child_of_kind(NodeId node, NodeKind kind) const;
    /// First node of that kind below `node`, or no_node.
    [[nodiscard]] NodeId descendant_of_kind(NodeId node, NodeKind kind) const;
    /// Nearest function_definition around `node`, or no_node.
    [[nodiscard]] NodeId enclosing_function(NodeId node) const;

private:
    /// False when nothing after it is to be read.
    bool parse_part(std::uint32_t begin, std::uint32_t end);
    void copy(TSNode top, std::uint32_t byte, std::uint32_t line);
    void spread_errors();

    std::string rewritten_;  ///< the text, when it had to be changed for the grammar
    std::string_view text_;
    syntax::FlatNodes<ShellNode> nodes_;
    std::vector<Problem> problems_;
    std::vector<std::uint32_t> error_lines_;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> crowds_;  ///< first and last line of each
};

/// To be called before the trees of a script are made: limits the time of all its parses together.
void begin_script();

/// True for the nodes that are statements.
[[nodiscard]] bool is_statement(NodeKind kind);
/// True for the nodes that can be a word of a command.
[[nodiscard]] bool is_word(NodeKind kind);

}  // namespace rpmgap::extract
