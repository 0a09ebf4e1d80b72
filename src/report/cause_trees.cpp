#include "report/cause_trees.hpp"

#include <algorithm>
#include <unordered_set>
#include <utility>

namespace rpmgap::report {

namespace {

BlastNode node_of(const std::string& path) {
    return {.state = BlastState::broken,
            .name = path.substr(path.find_last_of('/') + 1),
            .package = path,
            .asks = {},
            .parent = {},
            .depth = 1,
            .children = {},
            .applications = {}};
}

}  // namespace

BlastCause cause_tree(const model::Finding& finding, const Users& users, std::size_t most) {
    BlastCause cause;
    cause.severity = finding.severity;
    cause.what = finding.capability.empty() ? finding.name : finding.capability;
    cause.finding = &finding;
    std::unordered_set<std::string_view> known;  // these lie in the finding and in `users`
    for (const auto& subject : finding.subjects) {
        if (cause.nodes.size() == most) break;
        if (known.insert(subject.path).second) cause.nodes.push_back(node_of(subject.path));
    }
    // Level by level, so that each is reached by its shortest way.
    for (std::size_t i = 0; i < cause.nodes.size() && cause.nodes.size() < most; ++i) {
        for (const auto& user : users.of(cause.nodes[i].package)) {
            if (cause.nodes.size() == most) break;
            if (!known.insert(user.path).second) continue;
            auto node = node_of(user.path);
            node.asks = user.asks;
            node.parent = i;
            node.depth = cause.nodes[i].depth + 1;
            cause.nodes.push_back(std::move(node));
        }
    }
    sum_up(cause);
    return cause;
}

}  // namespace rpmgap::report
