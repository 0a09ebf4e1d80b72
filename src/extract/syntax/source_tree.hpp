// Source text as a syntax tree.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/syntax/flat_nodes.hpp"
#include "extract/syntax/parser.hpp"

namespace rpmgap::extract::syntax {

/// Nodes in document order: every node comes after its parent and after everything that stands before it.
class SourceTree {
public:
    using Node = NodeIndex;
    static constexpr Node root = root_index;

    /// Parses `text`, which must outlive the tree and is shorter than 4 GiB. A text with more tokens than one parse
    /// takes is divided at some of `divisions`, offsets of lines in ascending order.
    SourceTree(Grammar grammar, std::string_view text, const std::vector<std::size_t>& divisions);

    struct Problem {
        unsigned line = 0;  ///< counted from 1
        std::string reason;
    };
    /// The first part of the text that is not in the tree, and why.
    [[nodiscard]] const std::optional<Problem>& problem() const { return problem_; }
    /// First line, counted from 1, with something that the grammar cannot place; 0: there is none.
    [[nodiscard]] unsigned first_error() const { return first_error_; }

    [[nodiscard]] std::size_t size() const { return nodes_.size(); }
    /// Name of its type in the grammar; of an anonymous node its text.
    [[nodiscard]] std::string_view type(Node node) const;
    /// Name of the field of its parent that it is in; empty: none.
    [[nodiscard]] std::string_view field(Node node) const;
    [[nodiscard]] bool is_named(Node node) const { return nodes_[node].named; }
    [[nodiscard]] std::string_view text(Node node) const { return between(nodes_[node].begin, nodes_[node].end); }
    [[nodiscard]] std::string_view between(std::uint32_t begin, std::uint32_t end) const {
        return text_.substr(begin, end - begin);
    }
    [[nodiscard]] std::uint32_t begin(Node node) const { return nodes_[node].begin; }
    [[nodiscard]] std::uint32_t end(Node node) const { return nodes_[node].end; }
    [[nodiscard]] unsigned line(Node node) const { return nodes_[node].line; }  ///< counted from 1
    [[nodiscard]] Node parent(Node node) const { return nodes_[node].parent; }
    [[nodiscard]] Node first_child(Node node) const { return nodes_[node].first_child; }
    [[nodiscard]] Node next_sibling(Node node) const { return nodes_[node].next_sibling; }
    [[nodiscard]] std::vector<Node> named_children(Node node) const;  ///< without comments
    [[nodiscard]] Node child_in_field(Node node, std::string_view field) const;
    [[nodiscard]] Node child_of_type(Node node, std::string_view type) const;

private:
    struct Entry : FlatNode {
        TSSymbol symbol = 0;
        TSFieldId field = 0;
        bool named = true;
    };

    [[nodiscard]] std::size_t most_of_one_part(std::size_t begin) const;
    bool parse_part(std::size_t begin, std::size_t end, unsigned line);
    void copy(TSNode top, std::uint32_t byte, unsigned line);

    const TSLanguage* language_;
    Grammar grammar_;
    std::string_view text_;
    FlatNodes<Entry> nodes_;
    std::optional<Problem> problem_;
    unsigned first_error_ = 0;
};

}  // namespace rpmgap::extract::syntax
