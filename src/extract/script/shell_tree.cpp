#include "extract/script/shell_tree.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <set>
#include <utility>

#include "extract/script/heredoc_operators.hpp"
#include "extract/syntax/parser.hpp"

namespace rpmgap::extract {

using syntax::Parser;
using syntax::SyntaxTree;

namespace {

struct KindName {
    std::string_view name;
    NodeKind kind;
};
constexpr std::array named_kinds{
    KindName{"ansi_c_string", NodeKind::ansi_c_string},
    KindName{"arithmetic_expansion", NodeKind::arithmetic_expansion},
    KindName{"array", NodeKind::array},
    KindName{"brace_expression", NodeKind::brace_expression},
    KindName{"c_style_for_statement", NodeKind::c_style_for_statement},
    KindName{"case_item", NodeKind::case_item},
    KindName{"case_statement", NodeKind::case_statement},
    KindName{"command", NodeKind::command},
    KindName{"command_name", NodeKind::command_name},
    KindName{"command_substitution", NodeKind::command_substitution},
    KindName{"comment", NodeKind::comment},
    KindName{"compound_statement", NodeKind::compound_statement},
    KindName{"concatenation", NodeKind::concatenation},
    KindName{"declaration_command", NodeKind::declaration_command},
    KindName{"do_group", NodeKind::do_group},
    KindName{"elif_clause", NodeKind::elif_clause},
    KindName{"else_clause", NodeKind::else_clause},
    KindName{"expansion", NodeKind::expansion},
    KindName{"file_redirect", NodeKind::file_redirect},
    KindName{"for_statement", NodeKind::for_statement},
    KindName{"function_definition", NodeKind::function_definition},
    KindName{"heredoc_body", NodeKind::heredoc_body},
    KindName{"heredoc_redirect", NodeKind::heredoc_redirect},
    KindName{"heredoc_start", NodeKind::heredoc_start},
    KindName{"herestring_redirect", NodeKind::herestring_redirect},
    KindName{"if_statement", NodeKind::if_statement},
    KindName{"list", NodeKind::list},
    KindName{"negated_command", NodeKind::negated_command},
    KindName{"number", NodeKind::number},
    KindName{"pipeline", NodeKind::pipeline},
    KindName{"process_substitution", NodeKind::process_substitution},
    KindName{"program", NodeKind::program},
    KindName{"raw_string", NodeKind::raw_string},
    KindName{"redirected_statement", NodeKind::redirected_statement},
    KindName{"simple_expansion", NodeKind::simple_expansion},
    KindName{"string", NodeKind::string},
    KindName{"subscript", NodeKind::subscript},
    KindName{"subshell", NodeKind::subshell},
    KindName{"test_command", NodeKind::test_command},
    KindName{"test_operator", NodeKind::test_operator},
    KindName{"translated_string", NodeKind::translated_string},
    KindName{"unset_command", NodeKind::unset_command},
    KindName{"variable_assignment", NodeKind::variable_assignment},
    KindName{"variable_assignments", NodeKind::variable_assignments},
    KindName{"variable_name", NodeKind::variable_name},
    KindName{"while_statement", NodeKind::while_statement},
    KindName{"word", NodeKind::word},
};
constexpr std::array token_kinds{
    KindName{"&&", NodeKind::and_and},      KindName{"!", NodeKind::bang},          KindName{"||", NodeKind::or_or},
    KindName{"then", NodeKind::then_token}, KindName{"else", NodeKind::else_token},
};

// Kind of every symbol of the grammar, looked up by name once.
std::vector<NodeKind> make_kinds_of_symbols() {
    const TSLanguage* language = syntax::language_of(syntax::Grammar::bash);
    std::vector<NodeKind> kinds(ts_language_symbol_count(language), NodeKind::other);
    for (TSSymbol symbol = 0; symbol < kinds.size(); ++symbol) {
        const std::string_view name = ts_language_symbol_name(language, symbol);
        const auto match = [&](const KindName& entry) { return entry.name == name; };
        if (ts_language_symbol_type(language, symbol) == TSSymbolTypeRegular) {
            const auto* found = std::find_if(named_kinds.begin(), named_kinds.end(), match);
            if (found != named_kinds.end()) kinds[symbol] = found->kind;
        } else {
            const auto* found = std::find_if(token_kinds.begin(), token_kinds.end(), match);
            kinds[symbol] = found != token_kinds.end() ? found->kind : NodeKind::token;
        }
    }
    return kinds;
}

NodeKind kind_of(TSNode node) {
    static const std::vector<NodeKind> kinds = make_kinds_of_symbols();
    const TSSymbol symbol = ts_node_symbol(node);
    return symbol < kinds.size() ? kinds[symbol] : NodeKind::error;
}

// True for a line after which a top-level statement ends, as people lay shell out.
bool closes_statement(std::string_view line) {
    while (!line.empty() && (line.back() == ' ' || line.back() == '\r')) line.remove_suffix(1);
    return line == "}" || line == "fi" || line == "done" || line == "esac" || line == ")";
}

// The grammar is ambiguous about pipelines: what the runtime keeps of one grows with the square of its length.
constexpr std::size_t tokens_of_bar = 20;

// Where a part that starts at `begin` ends so that it keeps to the token limit: the end of the text, or the last line
// before the limit that closes a statement, or the last one that may end one; `begin` when there is none. A wrong guess
// shows as lines that do not parse.
std::size_t end_of_part(std::string_view text, std::size_t begin) {
    std::size_t tokens = 0;
    std::size_t line_begin = begin;
    std::size_t divide = begin;
    std::size_t fallback = begin;
    char before = '\n';
    for (std::size_t at = begin; at < text.size(); ++at) {
        const char c = text[at];
        tokens += c == '|' ? tokens_of_bar : syntax::tokens_at(before, c);
        if (tokens > syntax::token_limit) return divide != begin ? divide : fallback;
        if (c == '\n') {
            if (closes_statement(text.substr(line_begin, at - line_begin))) divide = at + 1;
            const bool goes_on = (at > begin && text[at - 1] == '\\') ||
                                 (at + 1 < text.size() && (text[at + 1] == ' ' || text[at + 1] == '\t'));
            if (!goes_on) fallback = at + 1;
            line_begin = at + 1;
        }
        before = c;
    }
    return text.size();
}

// True for a line that ends the script when it stands outside of everything: `exit`, `exec program`, or a Python file's
// way to start itself.
bool may_end_script(std::string_view line) {
    if (line.starts_with("'''exec' ")) return true;
    if (line.starts_with("exec ")) {
        // Not `exec 3>&1` or `exec {fd}<file`, which only redirect.
        const auto first = line.find_first_not_of(" \t", 5);
        return first != std::string_view::npos &&
               std::string_view("<>&{0123456789").find(line[first]) == std::string_view::npos;
    }
    if (!line.starts_with("exit")) return false;
    return line.find_first_not_of(" \t\r;0123456789", 4) == std::string_view::npos;
}

// For text with errors: the longest of the first few parts that parse without any and end the script. What follows them
// is never run, and is often no shell at all. Null, and `length` as it was, when there is none.
SyntaxTree parse_until_end_of_script(Parser& parser, std::string_view text, std::size_t& length) {
    constexpr unsigned attempts = 8;
    unsigned attempt = 0;
    for (std::size_t begin = 0; begin < text.size() && attempt < attempts;) {
        const auto line_end = std::min(text.find('\n', begin), text.size());
        const auto line = text.substr(begin, line_end - begin);
        begin = line_end + 1;
        if (!may_end_script(line)) continue;
        ++attempt;
        SyntaxTree tree = parser.parse(text.substr(0, line_end));
        if (tree && !ts_node_has_error(ts_tree_root_node(tree.get()))) {
            length = line_end;
            return tree;
        }
    }
    return nullptr;
}

}  // namespace

ShellTree::ShellTree(std::string_view text)
    : rewritten_(detach_heredoc_operators(text)),
      text_(rewritten_.empty() ? text : rewritten_),
      nodes_({{.end = static_cast<std::uint32_t>(text_.size())}, NodeKind::program}) {
    text = text_;
    nodes_.reserve(text.size() / 4 + 16);
    std::size_t begin = 0;
    while (begin < text.size()) {
        const std::size_t end = end_of_part(text, begin);
        if (end == begin) {
            const auto line = static_cast<std::uint32_t>(
                std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(begin), '\n'));
            problems_.push_back(
                {line, "what follows is too long to parse in one piece, and no statement ends in sight"});
            return;
        }
        if (!parse_part(static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end))) break;
        begin = end;
    }
    spread_errors();
}

void ShellTree::spread_errors() {
    // Five lines that cannot be placed within twenty of each other: typically a here-document or a quote read the wrong
    // way round.
    constexpr std::size_t crowd = 5;
    constexpr std::uint32_t gap = 20;
    std::vector<std::uint32_t> spread;
    for (std::size_t first = 0; first < error_lines_.size();) {
        std::size_t last = first;
        while (last + 1 < error_lines_.size() && error_lines_[last + 1] - error_lines_[last] <= gap) ++last;
        if (last - first + 1 >= crowd) {
            crowds_.emplace_back(error_lines_[first], error_lines_[last]);
            for (std::uint32_t line = error_lines_[first]; line <= error_lines_[last]; ++line) spread.push_back(line);
        } else {
            spread.insert(spread.end(), error_lines_.begin() + static_cast<std::ptrdiff_t>(first),
                          error_lines_.begin() + static_cast<std::ptrdiff_t>(last) + 1);
        }
        first = last + 1;
    }
    error_lines_ = std::move(spread);
}

bool ShellTree::parse_part(std::uint32_t begin, std::uint32_t end) {
    const auto line = static_cast<std::uint32_t>(std::count(text_.begin(), text_.begin() + begin, '\n'));
    Parser& parser = Parser::of_this_thread(syntax::Grammar::bash);
    const auto part = text_.substr(begin, end - begin);
    SyntaxTree parsed = parser.parse(part);
    if (!parsed) {
        problems_.push_back({line, fmt::format("what follows was not read: {}", parser.why_not())});
        return false;
    }
    std::size_t length = part.size();
    if (ts_node_has_error(ts_tree_root_node(parsed.get())))
        if (SyntaxTree shorter = parse_until_end_of_script(parser, part, length)) parsed = std::move(shorter);
    copy(ts_tree_root_node(parsed.get()), begin, line);
    return length == part.size();
}

void ShellTree::copy(TSNode top, std::uint32_t byte, std::uint32_t line) {
    std::set<std::uint32_t> errors;
    const auto note_error = [&](TSNode node) {
        const std::uint32_t last = ts_node_end_point(node).row;
        for (std::uint32_t row = ts_node_start_point(node).row; row <= last; ++row) errors.insert(row + line);
        return std::nullopt;
    };
    const bool failed = kind_of(top) == NodeKind::error;
    nodes_.append(top, byte, line, [&](TSNode node, TSFieldId /*field*/, NodeId parent) -> std::optional<ShellNode> {
        const NodeKind kind = kind_of(node);
        if (kind == NodeKind::comment) return std::nullopt;
        if (kind == NodeKind::error || ts_node_is_missing(node)) return note_error(node);
        if (failed && parent == root_node && !is_statement(kind)) return note_error(node);
        const bool in_function = nodes_[parent].kind == NodeKind::function_definition;
        return ShellNode{{}, kind, in_function ? parent : nodes_[parent].function};
    });
    error_lines_.insert(error_lines_.end(), errors.begin(), errors.end());
}

bool ShellTree::reliable(NodeId node) const {
    const std::uint32_t line = nodes_[node].line;
    const auto after = std::upper_bound(crowds_.begin(), crowds_.end(), line,
                                        [](std::uint32_t wanted, const auto& crowd) { return wanted < crowd.first; });
    return after == crowds_.begin() || std::prev(after)->second < line;
}

std::vector<NodeId> ShellTree::children(NodeId node) const {
    std::vector<NodeId> ids;
    for (NodeId child = nodes_[node].first_child; child != no_node; child = nodes_[child].next_sibling)
        ids.push_back(child);
    return ids;
}

NodeId ShellTree::child_of_kind(NodeId node, NodeKind kind) const {
    for (NodeId child = nodes_[node].first_child; child != no_node; child = nodes_[child].next_sibling)
        if (nodes_[child].kind == kind) return child;
    return no_node;
}

NodeId ShellTree::descendant_of_kind(NodeId node, NodeKind kind) const {
    // Descendants follow their ancestor without a gap, and end where a node starts at or after its end.
    for (NodeId next = node + 1; next < nodes_.size(); ++next) {
        const ShellNode& candidate = nodes_[next];
        if (candidate.parent < node) break;
        if (candidate.kind == kind) return next;
    }
    return no_node;
}

NodeId ShellTree::enclosing_function(NodeId node) const {
    return nodes_[node].function;
}

void begin_script() {
    Parser::begin_script();
}

bool is_statement(NodeKind kind) {
    switch (kind) {
        case NodeKind::c_style_for_statement:
        case NodeKind::case_statement:
        case NodeKind::command:
        case NodeKind::compound_statement:
        case NodeKind::declaration_command:
        case NodeKind::for_statement:
        case NodeKind::function_definition:
        case NodeKind::if_statement:
        case NodeKind::list:
        case NodeKind::negated_command:
        case NodeKind::pipeline:
        case NodeKind::redirected_statement:
        case NodeKind::subshell:
        case NodeKind::test_command:
        case NodeKind::unset_command:
        case NodeKind::variable_assignment:
        case NodeKind::variable_assignments:
        case NodeKind::while_statement: return true;
        default: return false;
    }
}

bool is_word(NodeKind kind) {
    switch (kind) {
        case NodeKind::ansi_c_string:
        case NodeKind::arithmetic_expansion:
        case NodeKind::brace_expression:
        case NodeKind::command_substitution:
        case NodeKind::concatenation:
        case NodeKind::expansion:
        case NodeKind::number:
        case NodeKind::process_substitution:
        case NodeKind::raw_string:
        case NodeKind::simple_expansion:
        case NodeKind::string:
        case NodeKind::test_operator:
        case NodeKind::translated_string:
        case NodeKind::word: return true;
        default: return false;
    }
}

}  // namespace rpmgap::extract
