#include "compare/paths.hpp"

#include <unordered_set>

#include <fmt/format.h>

#include "compare/moves.hpp"
#include "compare/steps.hpp"
#include "support/text.hpp"

namespace rpmgap::compare {

namespace {

using model::ChangeKind;

// Without packages that do not count.
std::vector<PackageIndex> counting(const Side& side, const std::vector<PackageIndex>& owners) {
    std::vector<PackageIndex> packages;
    for (const auto index : owners)
        if (side.counts(index)) packages.push_back(index);
    return packages;
}

}  // namespace

std::vector<std::string_view> required_paths(const resolve::Inventory& old_side, const resolve::Inventory& new_side) {
    std::vector<std::string_view> paths;
    std::unordered_set<std::string_view> known;
    for (const auto* const side : {&old_side, &new_side}) {
        std::vector<bool> is_seen(side->texts.size());
        for (const auto& requirement : side->requirements) {
            if (is_seen[requirement.name]) continue;
            is_seen[requirement.name] = true;
            const auto text = side->text(requirement.name);
            if (text.starts_with('/') && known.insert(text).second) paths.push_back(text);
        }
    }
    return paths;
}

bool carries_files(Context& context) {
    bool carries = true;
    for (const auto* const side : {&context.old_side, &context.new_side}) {
        const auto& snapshot = side->inventory().snapshot;
        for (const auto& channel : snapshot.channels) {
            if (channel.carries_files) continue;
            carries = false;
            context.not_compared.push_back(
                {"commands, files and units",
                 fmt::format("channel {} of {} carries no file lists{}", channel.id, snapshot.distribution.id,
                             channel.lacks_reason.empty() ? "" : ": " + channel.lacks_reason)});
            break;
        }
    }
    return carries;
}

void compare_required_paths(Context& context, const std::vector<std::string_view>& paths, const PathOwners& old_owners,
                            const PathOwners& new_owners) {
    for (std::size_t i = 0; i < paths.size(); ++i) {
        if (context.told_paths.contains(paths[i])) continue;
        auto before = counting(context.old_side, old_owners[i]);
        auto after = counting(context.new_side, new_owners[i]);
        if (before.empty() && after.empty()) continue;
        if (!before.empty() && !after.empty() && stays(context, before, after)) continue;
        auto& change = context.changes.emplace_back();
        change.thing = model::ChangedThing::file;
        change.what = support::printable(paths[i]);
        change.kind = after.empty() ? ChangeKind::lost : before.empty() ? ChangeKind::gained : ChangeKind::moved;
        const auto name = context.names.find(paths[i]);
        if (name != no_name && !before.empty()) change.needed_by_old = needed_in_old(context, name, before);
        if (name != no_name && after.empty()) change.needed_by_new = still_needed(context, name);
        change.old_packages = std::move(before);
        change.new_packages = std::move(after);
        judge(context, change);
    }
}

}  // namespace rpmgap::compare
