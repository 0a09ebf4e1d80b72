#include "report/tree_html.hpp"

#include <algorithm>

namespace rpmgap::report {

// Not by recursion: how deep a chain goes is the metadata's word.
void tree_html(std::string& out, const BlastCause& cause, const std::vector<bool>& listed, const TreeItem& item,
               std::string_view first) {
    std::vector<std::size_t> waiting;  // the next one last
    const auto wait_for = [&](const std::vector<std::size_t>& nodes) {
        for (std::size_t i = nodes.size(); i-- > 0;)
            if (listed[nodes[i]]) waiting.push_back(nodes[i]);
    };
    wait_for(cause.direct);
    std::vector<std::string_view> open;  // of each open list what ends its open item
    const auto close_to = [&](std::size_t depth) {
        for (; open.size() > depth; open.pop_back()) {
            out += open.back();
            out += "</li></ul>\n";
        }
    };
    while (!waiting.empty()) {
        const auto at = waiting.back();
        waiting.pop_back();
        const auto& node = cause.nodes[at];
        const auto depth = std::min(node.depth, deepest_list);
        if (depth > open.size()) {
            out += open.empty() ? first : "<ul>";
            out += '\n';
            open.emplace_back();
        } else {
            close_to(depth);
            out += open.back();
            out += "</li>\n";
        }
        const auto before = waiting.size();
        wait_for(node.children);
        open.back() = item(out, at, waiting.size() > before && depth < deepest_list);
    }
    close_to(0);
}

}  // namespace rpmgap::report
