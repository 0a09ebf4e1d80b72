// Nodes of a syntax tree in one vector: a copy that can be walked without recursion, whatever the text holds.
#pragma once

#include <tree_sitter/api.h>

#include <cstdint>
#include <optional>
#include <vector>

namespace rpmgap::extract::syntax {

using NodeIndex = std::uint32_t;
constexpr NodeIndex root_index = 0;  ///< nobody's child or sibling, so it stands for none too

struct FlatNode {
    std::uint32_t begin = 0;  ///< bytes
    std::uint32_t end = 0;
    std::uint32_t line = 0;  ///< in the count of FlatNodes::append()
    NodeIndex parent = root_index;
    NodeIndex first_child = root_index;
    NodeIndex next_sibling = root_index;
};

/// In document order: every node comes after its parent and after everything that stands before it. `Node` derives from
/// FlatNode.
template <class Node>
class FlatNodes {
public:
    explicit FlatNodes(Node root) { nodes_.push_back(root); }
    void reserve(std::size_t count) { nodes_.reserve(count); }

    [[nodiscard]] std::size_t size() const { return nodes_.size(); }
    [[nodiscard]] const Node& operator[](NodeIndex index) const { return nodes_[index]; }

    /// Copies all below `top`, the parse of a part of the text that begins at `byte` and `line`, behind the children
    /// that the root has. `make(node, field, parent)` gives the part of it that FlatNode has not; nothing leaves the
    /// node out, with all below it.
    template <class Make>
    void append(TSNode top, std::uint32_t byte, std::uint32_t line, const Make& make) {
        struct Level {
            NodeIndex node;
            NodeIndex last_child;
        };
        std::vector<Level> levels{{root_index, last_top_}};
        TSTreeCursor cursor = ts_tree_cursor_new(top);
        bool more = ts_tree_cursor_goto_first_child(&cursor);
        while (more) {
            const TSNode node = ts_tree_cursor_current_node(&cursor);
            auto& [parent, previous] = levels.back();
            std::optional<Node> copy = make(node, ts_tree_cursor_current_field_id(&cursor), parent);
            if (copy) {
                copy->begin = ts_node_start_byte(node) + byte;
                copy->end = ts_node_end_byte(node) + byte;
                copy->line = ts_node_start_point(node).row + line;
                copy->parent = parent;
                const auto index = static_cast<NodeIndex>(nodes_.size());
                (previous == root_index ? nodes_[parent].first_child : nodes_[previous].next_sibling) = index;
                previous = index;
                nodes_.push_back(*copy);
                if (ts_tree_cursor_goto_first_child(&cursor)) {
                    levels.push_back({index, root_index});
                    continue;
                }
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

private:
    std::vector<Node> nodes_;
    NodeIndex last_top_ = root_index;
};

}  // namespace rpmgap::extract::syntax
