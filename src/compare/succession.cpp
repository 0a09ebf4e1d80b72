#include "compare/succession.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <span>
#include <utility>

#include <fmt/format.h>

#include "compare/moves.hpp"
#include "compare/offers.hpp"
#include "compare/steps.hpp"
#include "resolve/evr.hpp"
#include "support/text.hpp"

namespace rpmgap::compare {

namespace {

using model::Sense;
using model::Succession;

std::vector<NameNumber> names_of(const Side& side, const std::vector<PackageIndex>& packages) {
    std::vector<NameNumber> names;
    for (const auto index : packages) names.push_back(side.name_of(index));
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

std::vector<PackageIndex> binaries_named(const Side& side, NameNumber name) {
    std::vector<PackageIndex> packages;
    for (const auto index : side.named(name))
        if (!side.package(index).is_source) packages.push_back(index);
    return packages;
}

// Whether it obsoletes another name that only OLD has.
bool takes_several(const Context& context, PackageIndex package, NameNumber besides) {
    const Side& side = context.new_side;
    for (const auto& relation : side.inventory().obsoletes_of(side.package(package))) {
        const auto name = side.number(relation.name);
        if (name == besides || !context.old_side.has_package(name) || side.has_package(name)) continue;
        for (const auto index : context.old_side.named(name))
            if (covers(side, relation, context.old_side.evr_of(index))) return true;
    }
    return false;
}

std::span<const resolve::InventoryPath> paths_of(const Side& side, PackageIndex package) {
    const auto& paths = side.inventory().paths;
    const auto begin = std::partition_point(paths.begin(), paths.end(),
                                            [&](const resolve::InventoryPath& path) { return path.package < package; });
    const auto end = std::partition_point(begin, paths.end(),
                                          [&](const resolve::InventoryPath& path) { return path.package == package; });
    return {begin, end};
}

bool carries_all(const Side& side) {
    const auto& channels = side.inventory().snapshot.channels;
    return std::all_of(channels.begin(), channels.end(),
                       [](const model::ChannelSnapshot& channel) { return channel.carries_files; });
}

// Whether they have its name, or a capability, command, library or unit that it had.
bool take_over(const Context& context, NameNumber name, const std::vector<PackageIndex>& successors) {
    const Side& before = context.old_side;
    const Side& after = context.new_side;
    const auto own = context.names.text(name);
    std::set<std::string_view> offered;
    std::set<std::pair<model::NotablePath, std::string_view>> paths;
    for (const auto index : before.named(name)) {
        if (!before.counts(index)) continue;
        for (const auto& relation : before.inventory().provides_of(before.package(index)))
            if (const auto text = before.inventory().text(relation.name); !is_no_offer(text)) offered.insert(text);
        for (const auto& path : paths_of(before, index))
            paths.emplace(path.kind, model::notable_key(path.path, path.kind));
    }
    return std::any_of(successors.begin(), successors.end(), [&](PackageIndex index) {
        const auto provides = after.inventory().provides_of(after.package(index));
        const auto found = paths_of(after, index);
        return std::any_of(provides.begin(), provides.end(),
                           [&](const resolve::InventoryRelation& relation) {
                               const auto text = after.inventory().text(relation.name);
                               return offered.contains(text) || without_isa(text) == own;
                           }) ||
               std::any_of(found.begin(), found.end(), [&](const resolve::InventoryPath& path) {
                   return paths.contains({path.kind, model::notable_key(path.path, path.kind)});
               });
    });
}

Succession kind_of(const Context& context, NameNumber name, const std::vector<PackageIndex>& successors) {
    // Of packages alone, or without their files, it cannot be told.
    const bool is_known =
        !context.options.packages_only && carries_all(context.old_side) && carries_all(context.new_side);
    if (is_known && !take_over(context, name, successors)) return Succession::retired;
    const auto names = names_of(context.new_side, successors);
    const bool was_there =
        std::any_of(names.begin(), names.end(), [&](NameNumber one) { return context.old_side.has_package(one); });
    if (names.size() > 1) return Succession::split;
    if (was_there || takes_several(context, successors.front(), name)) return Succession::merged;
    return Succession::renamed;
}

}  // namespace

bool covers(const Side& side, const resolve::InventoryRelation& obsoletes, std::string_view evr) {
    return resolve::ranges_meet(Sense::equal, evr, obsoletes.sense, side.inventory().text(obsoletes.evr));
}

Fate fate_of(const Context& context, NameNumber name, PackageIndex newest) {
    const Side& side = context.new_side;
    const auto evr = context.old_side.evr_of(newest);
    Fate fate;
    const NamedRelation* uncovering = nullptr;
    for (const auto& at : side.obsoleters_of(name)) {
        if (covers(side, side.obsoleted(at), evr))
            fate.successors.push_back(at.package);
        else if (uncovering == nullptr)
            uncovering = &at;
    }
    sort_unique(fate.successors);
    if (!fate.successors.empty()) {
        fate.succession = kind_of(context, name, fate.successors);
        const auto from = best_support(context.old_side, binaries_named(context.old_side, name));
        const auto to = best_support(side, fate.successors);
        fate.leaves_support = fate.succession != Succession::retired && from < to;
        if (fate.leaves_support) fate.detail = fmt::format("only in a channel that is {}", to_string(to));
        return fate;
    }
    fate.successors = Side::packages_of(side.providers_of(name));
    if (uncovering != nullptr) {
        fate.successors.push_back(uncovering->package);
        sort_unique(fate.successors);
        fate.succession = Succession::uncovered;
        fate.detail = fmt::format("{} obsoletes {}, which {} is not",
                                  support::printable(side.inventory().text(side.package(uncovering->package).name)),
                                  side.shown(side.obsoleted(*uncovering)), support::printable(evr));
    } else if (!fate.successors.empty()) {
        fate.succession = Succession::provided;
        fate.detail = "its name is provided, but nothing obsoletes it";
    }
    return fate;
}

namespace {

// Tarjan's search for strongly connected components, with a stack of its own: chains can be long.
class Circles {
public:
    explicit Circles(std::map<NameNumber, std::vector<NameNumber>> edges) : edges_(std::move(edges)) {}

    /// Those of two packages and more, each ascending.
    std::vector<std::vector<NameNumber>> find() {
        for (const auto& [name, to] : edges_)
            if (!state_.contains(name)) search(name);
        return std::move(circles_);
    }

private:
    struct State {
        std::size_t number;
        std::size_t low;
        bool is_open;
    };
    struct Frame {
        NameNumber name;
        std::size_t next;
    };

    void open(NameNumber name, std::vector<Frame>& frames) {
        state_[name] = {count_, count_, true};
        ++count_;
        open_.push_back(name);
        frames.push_back({name, 0});
    }

    void search(NameNumber start) {
        std::vector<Frame> frames;
        open(start, frames);
        while (!frames.empty()) {
            const NameNumber name = frames.back().name;
            const auto edges = edges_.find(name);
            if (edges != edges_.end() && frames.back().next < edges->second.size()) {
                const NameNumber to = edges->second[frames.back().next++];
                const auto known = state_.find(to);
                if (known == state_.end())
                    open(to, frames);
                else if (known->second.is_open)
                    state_[name].low = std::min(state_[name].low, known->second.number);
                continue;
            }
            frames.pop_back();
            if (!frames.empty())
                state_[frames.back().name].low = std::min(state_[frames.back().name].low, state_[name].low);
            if (state_[name].low == state_[name].number) close(name);
        }
    }

    void close(NameNumber root) {
        std::vector<NameNumber> circle;
        do {
            circle.push_back(open_.back());
            state_[open_.back()].is_open = false;
            open_.pop_back();
        } while (circle.back() != root);
        std::sort(circle.begin(), circle.end());
        if (circle.size() > 1) circles_.push_back(std::move(circle));
    }

    std::map<NameNumber, std::vector<NameNumber>> edges_;
    std::map<NameNumber, State> state_;
    std::vector<NameNumber> open_;
    std::size_t count_ = 0;
    std::vector<std::vector<NameNumber>> circles_;
};

}  // namespace

void find_obsoletes_loops(Context& context) {
    const Side& side = context.new_side;
    std::map<NameNumber, std::vector<NameNumber>> edges;
    for (PackageIndex index = 0; index < side.inventory().packages.size(); ++index) {
        if (!side.counts(index)) continue;
        for (const auto& relation : side.inventory().obsoletes_of(side.package(index))) {
            const auto name = side.number(relation.name);
            if (relation.is_part || name == no_name || name == side.name_of(index)) continue;
            for (const auto other : side.named(name))
                if (side.counts(other) && covers(side, relation, side.evr_of(other))) {
                    edges[side.name_of(index)].push_back(name);
                    break;
                }
        }
    }
    for (const auto& circle : Circles(std::move(edges)).find()) {
        auto& change = context.changes.emplace_back();
        change.kind = model::ChangeKind::obsoletes_loop;
        change.severity = model::Severity::error;
        change.what = support::printable(context.names.text(circle.front()));
        std::vector<std::string> names;
        for (const auto name : circle) {
            names.push_back(support::printable(context.names.text(name)));
            for (const auto index : side.named(name))
                if (side.counts(index)) change.new_packages.push_back(index);
        }
        sort_unique(change.new_packages);
        change.detail = support::join(names, ", ") + " obsolete each other";
    }
}

}  // namespace rpmgap::compare
