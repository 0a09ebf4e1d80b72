#include "compare/moves.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace rpmgap::compare {

namespace {

std::vector<NameNumber> sorted_names(const Side& side, const std::vector<PackageIndex>& packages) {
    std::vector<NameNumber> names;
    names.reserve(packages.size());
    for (const auto index : packages) names.push_back(side.name_of(index));
    std::sort(names.begin(), names.end());
    return names;
}

}  // namespace

model::Support best_support(const Side& side, const std::vector<PackageIndex>& packages) {
    auto best = model::Support::unsupported;
    for (const auto index : packages) best = std::min(best, side.channel_of(index).support);
    return best;
}

bool is_move(const Context& context, const std::vector<PackageIndex>& before, const std::vector<PackageIndex>& after) {
    const auto from = sorted_names(context.old_side, before);
    for (const auto index : after)
        if (std::binary_search(from.begin(), from.end(), context.new_side.name_of(index))) return false;
    return true;
}

bool follows_packages(const Context& context, const std::vector<PackageIndex>& before,
                      const std::vector<PackageIndex>& after) {
    const auto there = sorted_names(context.new_side, after);
    return std::all_of(before.begin(), before.end(), [&](PackageIndex index) {
        const auto successors = context.successors.find(context.old_side.name_of(index));
        return successors != context.successors.end() &&
               std::any_of(successors->second.begin(), successors->second.end(),
                           [&](NameNumber name) { return std::binary_search(there.begin(), there.end(), name); });
    });
}

bool stays(const Context& context, const std::vector<PackageIndex>& before, const std::vector<PackageIndex>& after) {
    const auto from = best_support(context.old_side, before);
    if (from >= best_support(context.new_side, after))
        return !is_move(context, before, after) || follows_packages(context, before, after);
    return std::all_of(before.begin(), before.end(), [&](PackageIndex index) {
        if (context.old_side.channel_of(index).support != from) return true;
        const auto name = context.old_side.name_of(index);
        const auto named = context.new_side.named(name);
        if (named.empty()) return follows_packages(context, {index}, after);
        return best_support(context.new_side, {named.begin(), named.end()}) > from;
    });
}

void judge(const Context& context, model::Change& change) {
    using model::Severity;
    change.severity = Severity::note;
    if (change.kind == model::ChangeKind::lost) {
        if (!change.needed_by_new.empty())
            change.severity = Severity::error;
        else if (!change.needed_by_old.empty())
            change.severity = Severity::warning;
    }
    if (change.kind != model::ChangeKind::moved) return;
    const auto from = best_support(context.old_side, change.old_packages);
    const auto to = best_support(context.new_side, change.new_packages);
    if (from >= to) return;
    if (!change.needed_by_old.empty()) change.severity = Severity::warning;
    change.detail = fmt::format("now in a channel that is {}", to_string(to));
}

}  // namespace rpmgap::compare
