#include "extract/syntax/source_tree.hpp"

#include <algorithm>
#include <iterator>

namespace rpmgap::extract::syntax {

SourceTree::SourceTree(Grammar grammar, std::string_view text, const std::vector<std::size_t>& divisions)
    : language_(language_of(grammar)), grammar_(grammar), text_(text) {
    nodes_.reserve(text.size() / 3 + 16);
    nodes_.push_back({.end = static_cast<std::uint32_t>(text.size()), .line = 1});
    unsigned line = 1;
    for (std::size_t begin = 0; begin < text.size();) {
        auto end = most_of_one_part(begin);
        if (end < text.size()) {
            const auto beyond = std::ranges::upper_bound(divisions, end);
            const bool is_divisible = beyond != divisions.begin() && *std::prev(beyond) > begin;
            end = is_divisible ? *std::prev(beyond) : beyond != divisions.end() ? *beyond : text.size();
            if (!is_divisible && !problem_) problem_ = {line, "what follows is too long to parse in one piece"};
            if (is_divisible && !parse_part(begin, end, line)) return;
        } else if (!parse_part(begin, end, line)) {
            return;
        }
        line += static_cast<unsigned>(std::ranges::count(text.substr(begin, end - begin), '\n'));
        begin = end;
    }
}

// The offset from `begin` up to which there are no more tokens than one parse takes.
std::size_t SourceTree::most_of_one_part(std::size_t begin) const {
    std::size_t tokens = 0;
    char before = '\n';
    for (std::size_t at = begin; at < text_.size(); ++at) {
        tokens += tokens_at(before, text_[at]);
        if (tokens > token_limit) return at;
        before = text_[at];
    }
    return text_.size();
}

bool SourceTree::parse_part(std::size_t begin, std::size_t end, unsigned line) {
    Parser& parser = Parser::of_this_thread(grammar_);
    const SyntaxTree parsed = parser.parse(text_.substr(begin, end - begin));
    if (!parsed) {
        if (!problem_) problem_ = {line, parser.why_not()};
        return false;
    }
    copy(ts_tree_root_node(parsed.get()), static_cast<std::uint32_t>(begin), line);
    return true;
}

void SourceTree::copy(TSNode top, std::uint32_t byte_offset, unsigned line_offset) {
    struct Level {
        Node node;
        Node last_child;
    };
    std::vector<Level> levels{{root, last_top_}};
    const auto note_error = [&](TSNode node) {
        const auto line = ts_node_start_point(node).row + line_offset;
        if (first_error_ == 0 || line < first_error_) first_error_ = line;
    };
    if (ts_node_has_error(top) && ts_node_symbol(top) == static_cast<TSSymbol>(-1)) note_error(top);
    TSTreeCursor cursor = ts_tree_cursor_new(top);
    bool more = ts_tree_cursor_goto_first_child(&cursor);
    while (more) {
        const TSNode node = ts_tree_cursor_current_node(&cursor);
        const bool is_error = ts_node_symbol(node) == static_cast<TSSymbol>(-1);
        if (is_error || ts_node_is_missing(node)) note_error(node);
        const auto id = static_cast<Node>(nodes_.size());
        auto& [parent, previous] = levels.back();
        nodes_.push_back({.symbol = ts_node_symbol(node),
                          .field = ts_tree_cursor_current_field_id(&cursor),
                          .named = ts_node_is_named(node),
                          .begin = ts_node_start_byte(node) + byte_offset,
                          .end = ts_node_end_byte(node) + byte_offset,
                          .line = ts_node_start_point(node).row + line_offset,
                          .parent = parent});
        (previous == root ? nodes_[parent].first_child : nodes_[previous].next_sibling) = id;
        previous = id;
        if (ts_tree_cursor_goto_first_child(&cursor)) {
            levels.push_back({id, root});
            continue;
        }
        while (!ts_tree_cursor_goto_next_sibling(&cursor)) {
            if (levels.size() == 1) {
                more = false;
                break;
            }
            ts_tree_cursor_goto_parent(&cursor);
            levels.pop_back();
        }
    }
    ts_tree_cursor_delete(&cursor);
    last_top_ = levels.front().last_child;
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
