#include "report/blast_radius.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

#include "support/text.hpp"

namespace rpmgap::report {

namespace {

using model::Change;
using model::ChangeKind;
using model::Effect;

// "foo" of "foo >= 2"; what is rich stays whole.
std::string_view name_of(std::string_view capability) {
    return capability.starts_with('(') ? capability : capability.substr(0, capability.find(' '));
}

std::string_view arch_of(std::string_view nevra) {
    const auto dot = nevra.rfind('.');
    return dot == std::string_view::npos ? std::string_view() : nevra.substr(dot + 1);
}

// One package of a chain, and what it asks for.
struct Step {
    std::string name;
    std::string asks;
};

// A package has a channel, what it asks for has none.
std::vector<Step> steps_of(const model::FindingSubject& subject) {
    std::vector<Step> steps;
    for (const auto& link : subject.chain) {
        if (steps.empty() || !link.channel.empty())
            steps.push_back({link.text, {}});
        else
            steps.back().asks += (steps.back().asks.empty() ? "" : " -> ") + link.text;
    }
    if (steps.empty()) steps.push_back({subject.path, {}});
    return steps;
}

// The tree of one finding. A parent is always one step nearer to the cause than its child, so there is no circle
// whatever the chains say.
class Tree {
public:
    explicit Tree(BlastCause& cause) : cause_(cause) {}

    void grow() {
        std::vector<std::vector<Step>> ways;
        for (const auto& subject : cause_.finding->subjects) {
            auto steps = steps_of(subject);
            add({.state = BlastState::broken,
                 .name = steps.front().name,
                 .package = subject.path,
                 .asks = {},
                 .parent = {},
                 .depth = steps.size(),
                 .children = {},
                 .applications = {}});
            ways.push_back(std::move(steps));
        }
        for (std::size_t i = 0; i < ways.size(); ++i) follow(i, ways[i]);
    }

private:
    std::size_t add(BlastNode node) {
        const auto index = cause_.nodes.size();
        places_[{node.name, node.depth}].push_back(index);
        cause_.nodes.push_back(std::move(node));
        return index;
    }

    void follow(std::size_t index, const std::vector<Step>& steps) {
        const std::string arch(arch_of(cause_.nodes[index].package));
        for (std::size_t at = 0;; ++at) {
            const auto depth = steps.size() - at;
            const auto& wanted = depth == 1 ? cause_.what : steps[at + 1].name;
            if (steps[at].asks != wanted) cause_.nodes[index].asks = steps[at].asks;
            if (depth == 1) return;
            const auto known = places_.find({steps[at + 1].name, depth - 1});
            if (known != places_.end()) {
                cause_.nodes[index].parent = best(known->second, arch);
                return;
            }
            const auto parent = add({.state = BlastState::on_the_way,
                                     .name = steps[at + 1].name,
                                     .package = steps[at + 1].name,
                                     .asks = {},
                                     .parent = {},
                                     .depth = depth - 1,
                                     .children = {},
                                     .applications = {}});
            cause_.nodes[index].parent = parent;
            index = parent;
        }
    }

    std::size_t best(const std::vector<std::size_t>& candidates, std::string_view arch) const {
        for (const auto index : candidates)
            if (arch_of(cause_.nodes[index].package) == arch) return index;
        return candidates.front();
    }

    BlastCause& cause_;
    std::map<std::pair<std::string, std::size_t>, std::vector<std::size_t>> places_;
};

void add_packages(BlastCause& cause, const model::DiffSide& side, const std::vector<model::PackageIndex>& packages,
                  BlastState state, const std::set<std::string>& known) {
    for (const auto index : packages) {
        const auto& package = side.packages[index];
        auto full = nevra(package);
        if (known.contains(full)) continue;
        cause.nodes.push_back({.state = state,
                               .name = package.name,
                               .package = std::move(full),
                               .asks = {},
                               .parent = {},
                               .depth = 1,
                               .children = {},
                               .applications = {}});
    }
}

bool hurts(const Change& change) {
    return !change.needed_by_new.empty() || (change.kind == ChangeKind::holds_back && !change.needed_by_old.empty());
}

bool hurts(const model::Impact& impact) {
    return impact.effect != Effect::mends && impact.effect != Effect::provider_changes && !impact.applications.empty();
}

class Causes {
public:
    explicit Causes(const model::SnapshotDiff& diff) : diff_(diff) {}

    std::vector<BlastCause> take() {
        for (const auto& finding : diff_.newly_broken) add(finding);
        for (const auto& change : diff_.changes)
            if (hurts(change)) add(change);
        if (diff_.fleet) {
            note_packages();
            for (const auto& impact : diff_.fleet->impacts)
                if (hurts(impact)) add(impact);
        }
        return std::move(causes_);
    }

private:
    void add(const model::Finding& finding) {
        auto& cause = causes_.emplace_back();
        cause.severity = finding.severity;
        cause.what = finding.capability.empty() ? finding.name : finding.capability;
        cause.finding = &finding;
        Tree(cause).grow();
        by_name_[std::string(name_of(cause.what))].push_back(causes_.size() - 1);
    }

    void add(const Change& change) {
        const bool is_held = change.kind == ChangeKind::holds_back;
        const auto broken = by_name_.find(change.what);
        if (!is_held && broken != by_name_.end()) {
            std::set<std::string> known;
            for (const auto index : broken->second) {
                auto& cause = causes_[index];
                if (cause.change == nullptr) cause.change = &change;
                cause.severity = std::max(cause.severity, change.severity);
                for (const auto& node : cause.nodes) known.insert(node.package);
            }
            add_packages(causes_[broken->second.front()], diff_.new_side, change.needed_by_new, BlastState::asks_for_it,
                         known);
            return;
        }
        auto& cause = causes_.emplace_back();
        cause.kind = is_held ? BlastKind::held_back : BlastKind::lost;
        cause.severity = change.severity;
        cause.what = change.what;
        cause.change = &change;
        if (is_held)
            add_packages(cause, diff_.old_side, change.needed_by_old, BlastState::holds_back, {});
        else
            add_packages(cause, diff_.new_side, change.needed_by_new, BlastState::asks_for_it, {});
        if (!is_held) by_name_[change.what].push_back(causes_.size() - 1);
    }

    void note_packages() {
        for (std::size_t i = 0; i < causes_.size(); ++i)
            for (std::size_t j = 0; j < causes_[i].nodes.size(); ++j)
                if (causes_[i].nodes[j].state == BlastState::broken)
                    by_package_.try_emplace(causes_[i].nodes[j].package, i, j);
    }

    // A command of the same name as a capability is another thing.
    static bool is_same(const BlastCause& cause, const model::Impact& impact) {
        const bool is_command = cause.change != nullptr && cause.change->thing == model::ChangedThing::command;
        if (is_command != (impact.kind == model::RequirementKind::command)) return false;
        return cause.change != nullptr || cause.what == impact.need;
    }

    void add(const model::Impact& impact) {
        if (const auto known = by_name_.find(std::string(name_of(impact.need))); known != by_name_.end())
            for (const auto index : known->second)
                if (is_same(causes_[index], impact)) return attach(index, nullptr, impact);
        if (impact.effect == Effect::cannot_install) {
            const auto package = impact.after.substr(0, impact.after.find(' '));
            if (const auto known = by_package_.find(package); known != by_package_.end())
                return attach(known->second.first, &causes_[known->second.first].nodes[known->second.second], impact);
        }
        auto& own = own_[{impact.need, impact.kind, impact.effect}];
        if (own.empty()) {
            own.push_back(causes_.size());
            auto& cause = causes_.emplace_back();
            cause.kind = BlastKind::application;
            cause.what = impact.need;
        }
        attach(own.front(), nullptr, impact);
    }

    void attach(std::size_t index, BlastNode* node, const model::Impact& impact) {
        auto& cause = causes_[index];
        cause.severity = std::max(cause.severity, impact.severity);
        cause.impacts.push_back(&impact);
        auto& applications = node == nullptr ? cause.applications : node->applications;
        for (const auto application : impact.applications)
            if (counted_.emplace(index, application).second) applications.push_back(application);
        std::ranges::sort(applications);
    }

    const model::SnapshotDiff& diff_;
    std::vector<BlastCause> causes_;
    std::map<std::string, std::vector<std::size_t>> by_name_;
    std::map<std::string, std::pair<std::size_t, std::size_t>> by_package_;  // NEVRA -> cause and node
    std::map<std::tuple<std::string, model::RequirementKind, Effect>, std::vector<std::size_t>> own_;
    std::set<std::pair<std::size_t, std::uint32_t>> counted_;  // a cause and an application
};

void sort_by_weight(const BlastCause& cause, std::vector<std::size_t>& indexes) {
    std::ranges::sort(indexes, [&](std::size_t a, std::size_t b) {
        const auto& left = cause.nodes[a];
        const auto& right = cause.nodes[b];
        return std::tuple(right.weight(), std::string_view(left.package), a) <
               std::tuple(left.weight(), std::string_view(right.package), b);
    });
}

}  // namespace

// Children before parents, so that each sum is whole when it is handed on.
void sum_up(BlastCause& cause) {
    std::vector<std::size_t> order(cause.nodes.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::ranges::stable_sort(order,
                             [&](std::size_t a, std::size_t b) { return cause.nodes[a].depth > cause.nodes[b].depth; });
    cause.all_applications = cause.applications.size();
    for (const auto index : order) {
        auto& node = cause.nodes[index];
        node.packages += node.state == BlastState::on_the_way ? 0 : 1;
        node.all_applications += node.applications.size();
        cause.deepest = std::max(cause.deepest, node.depth);
        if (node.parent) {
            auto& parent = cause.nodes[*node.parent];
            parent.packages += node.packages;
            parent.all_applications += node.all_applications;
            parent.children.push_back(index);
        } else {
            cause.packages += node.packages;
            cause.all_applications += node.all_applications;
            cause.direct.push_back(index);
        }
    }
    for (auto& node : cause.nodes) sort_by_weight(cause, node.children);
    sort_by_weight(cause, cause.direct);
}

std::vector<BlastCause> blast_radius(const model::SnapshotDiff& diff) {
    auto causes = Causes(diff).take();
    for (auto& cause : causes) sum_up(cause);
    std::ranges::stable_sort(causes, [](const BlastCause& a, const BlastCause& b) {
        return std::tuple(b.weight(), b.severity, std::string_view(a.what)) <
               std::tuple(a.weight(), a.severity, std::string_view(b.what));
    });
    return causes;
}

std::vector<bool> listed_nodes(const BlastCause& cause, std::size_t limit) {
    std::vector<bool> listed(cause.nodes.size(), false);
    std::vector<std::size_t> level = cause.direct;
    for (std::size_t count = 0; !level.empty() && count < limit;) {
        sort_by_weight(cause, level);
        std::vector<std::size_t> next;
        for (const auto index : level) {
            if (count++ == limit) return listed;
            listed[index] = true;
            next.insert(next.end(), cause.nodes[index].children.begin(), cause.nodes[index].children.end());
        }
        level = std::move(next);
    }
    return listed;
}

}  // namespace rpmgap::report
