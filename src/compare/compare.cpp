#include "compare/compare.hpp"

#include <algorithm>

#include "compare/breakage.hpp"
#include "compare/context.hpp"
#include "compare/steps.hpp"
#include "compare/weight.hpp"
#include "model/knowledge.hpp"
#include "support/text.hpp"

namespace rpmgap::compare {

namespace {

model::DiffSide described(const resolve::Inventory& inventory) {
    model::DiffSide side;
    side.snapshot = inventory.snapshot;
    side.packages.reserve(inventory.packages.size());
    const auto text = [&](resolve::TextNumber number) { return support::printable(inventory.text(number)); };
    for (const auto& package : inventory.packages) {
        const auto& channel = inventory.snapshot.channels[package.channel];
        side.packages.push_back({text(package.name), text(package.evr), text(package.arch), channel.id, channel.support,
                                 text(package.source)});
    }
    return side;
}

// Of broken packages those that are meant; the chain is that of the first one left.
void leave_out_others(std::vector<model::Finding>& findings, const std::vector<std::string>& only) {
    if (only.empty()) return;
    for (auto& finding : findings) {
        std::erase_if(finding.subjects, [&](const model::FindingSubject& subject) {
            return subject.chain.empty() || !model::matches_any(only, subject.chain.front().text);
        });
        if (!finding.subjects.empty()) {
            const auto end = finding.chain.empty() ? model::ChainLink("nothing") : finding.chain.back();
            finding.chain = finding.subjects.front().chain;
            if (finding.chain.empty() || !(finding.chain.back() == end)) finding.chain.push_back(end);
        }
    }
    std::erase_if(findings, [](const model::Finding& finding) { return finding.subjects.empty(); });
}

void leave_out_others(std::vector<model::Change>& changes, const model::SnapshotDiff& diff,
                      const std::vector<std::string>& only) {
    if (only.empty()) return;
    const auto any_meant = [&](const model::DiffSide& side, const std::vector<PackageIndex>& packages) {
        return std::any_of(packages.begin(), packages.end(),
                           [&](PackageIndex index) { return model::matches_any(only, side.packages[index].name); });
    };
    std::erase_if(changes, [&](const model::Change& change) {
        return !any_meant(diff.old_side, change.old_packages) && !any_meant(diff.new_side, change.new_packages);
    });
}

}  // namespace

model::SnapshotDiff compare(const resolve::Inventory& old_side, const resolve::Inventory& new_side,
                            const Evidence& evidence, const Options& options) {
    model::SnapshotDiff diff;
    diff.old_side = described(old_side);
    diff.new_side = described(new_side);

    const JoinedNames names(old_side, new_side);
    const Side before(old_side, names, true, options.latest);
    const Side after(new_side, names, false, options.latest);
    Context context{options, names, before, after};
    compare_packages(context);
    find_obsoletes_loops(context);
    find_published_obsoletes(context);
    if (!options.packages_only) {
        compare_capabilities(context);
        if (carries_files(context)) {
            compare_files(context);
            compare_required_paths(context, required_paths(old_side, new_side), evidence.old_owners,
                                   evidence.new_owners);
        }
        find_held_back(context);
    }
    check_publishing(context);

    diff.changes = std::move(context.changes);
    diff.not_compared = std::move(context.not_compared);
    const Closed closed_before{evidence.old_breakage, diff.old_side.packages,
                               [&](std::size_t index) { return before.counts(static_cast<PackageIndex>(index)); }};
    const Closed closed_after{evidence.new_breakage, diff.new_side.packages,
                              [&](std::size_t index) { return after.counts(static_cast<PackageIndex>(index)); }};
    diff.newly_broken = newly_broken(closed_before, closed_after);
    diff.mended = mended(closed_before, closed_after);
    judge_successors(diff);
    leave_out_others(diff.changes, diff, options.only);
    leave_out_others(diff.newly_broken, options.only);
    leave_out_others(diff.mended, options.only);
    sort_by_weight(diff.changes);
    return diff;
}

}  // namespace rpmgap::compare
