#include "extract/syntax/source_tree.hpp"

#include <algorithm>
#include <iterator>

namespace rpmgap::extract::syntax {

SourceTree::SourceTree(Grammar grammar, std::string_view text, const std::vector<std::size_t>& divisions)
    : language_(language_of(grammar)),
      grammar_(grammar),
      text_(text),
      nodes_({{.end = static_cast<std::uint32_t>(text.size()), .line = 1}}) {
    nodes_.reserve(text.size() / 3 + 16);
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
