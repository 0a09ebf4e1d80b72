#include "extract/syntax/source_tree.hpp"

#include <algorithm>

namespace rpmgap::extract::syntax {

SourceTree::SourceTree(Grammar grammar, std::string_view text, bool (*may_divide)(std::string_view, std::string_view))
    : language_(language_of(grammar)),
      grammar_(grammar),
      text_(text),
      nodes_({{.end = static_cast<std::uint32_t>(text.size()), .line = 1}}) {
    nodes_.reserve(text.size() / 3 + 16);
    unsigned line = 1;
    for (std::size_t begin = 0; begin < text.size();) {
        const auto end = end_of_part(begin, may_divide);
        if (end == begin) {
            problem_ = {line, "what follows is too long to parse in one piece"};
            return;
        }
        if (!parse_part(begin, end, line)) return;
        line += static_cast<unsigned>(std::ranges::count(text.substr(begin, end - begin), '\n'));
        begin = end;
    }
}

// The end of the text, or of the last line before the token limit behind which it may be divided.
std::size_t SourceTree::end_of_part(std::size_t begin, bool (*may_divide)(std::string_view, std::string_view)) const {
    std::size_t tokens = 0;
    std::size_t line_begin = begin;
    std::size_t divide = begin;
    char before = '\n';
    for (std::size_t at = begin; at < text_.size(); ++at) {
        tokens += tokens_at(before, text_[at]);
        if (tokens > token_limit) return divide;
        if (text_[at] == '\n') {
            const auto next_end = std::min(text_.find('\n', at + 1), text_.size());
            if (may_divide(text_.substr(line_begin, at - line_begin), text_.substr(at + 1, next_end - at - 1)))
                divide = at + 1;
            line_begin = at + 1;
        }
        before = text_[at];
    }
    return text_.size();
}

bool SourceTree::parse_part(std::size_t begin, std::size_t end, unsigned line) {
    Parser& parser = Parser::of_this_thread(grammar_);
    const SyntaxTree parsed = parser.parse(text_.substr(begin, end - begin));
    if (!parsed) {
        problem_ = {line, parser.why_not()};
        return false;
    }
    copy(ts_tree_root_node(parsed.get()), static_cast<std::uint32_t>(begin), line);
    return true;
}

void SourceTree::copy(TSNode top, std::uint32_t byte, unsigned line) {
    const auto note_error = [&](TSNode node) {
        const auto error_line = ts_node_start_point(node).row + line;
        if (first_error_ == 0 || error_line < first_error_) first_error_ = error_line;
    };
    const auto is_error = [](TSNode node) { return ts_node_symbol(node) == static_cast<TSSymbol>(-1); };
    if (is_error(top)) note_error(top);
    nodes_.append(top, byte, line, [&](TSNode node, TSFieldId field, Node /*parent*/) {
        if (is_error(node) || ts_node_is_missing(node)) note_error(node);
        return std::optional<Entry>({{}, ts_node_symbol(node), field, ts_node_is_named(node)});
    });
}

std::string_view SourceTree::type(Node node) const {
    const char* name = node == root ? nullptr : ts_language_symbol_name(language_, nodes_[node].symbol);
    return name == nullptr ? std::string_view() : name;
}

std::string_view SourceTree::field(Node node) const {
    const char* name = nodes_[node].field == 0 ? nullptr : ts_language_field_name_for_id(language_, nodes_[node].field);
    return name == nullptr ? std::string_view() : name;
}

std::vector<SourceTree::Node> SourceTree::named_children(Node node) const {
    std::vector<Node> children;
    for (auto child = first_child(node); child != root; child = next_sibling(child))
        if (is_named(child) && type(child) != "comment") children.push_back(child);
    return children;
}

SourceTree::Node SourceTree::child_in_field(Node node, std::string_view wanted) const {
    for (auto child = first_child(node); child != root; child = next_sibling(child))
        if (field(child) == wanted) return child;
    return root;
}

SourceTree::Node SourceTree::child_of_type(Node node, std::string_view wanted) const {
    for (auto child = first_child(node); child != root; child = next_sibling(child))
        if (type(child) == wanted) return child;
    return root;
}

}  // namespace rpmgap::extract::syntax
