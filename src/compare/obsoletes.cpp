#include <algorithm>

#include <fmt/format.h>

#include "compare/moves.hpp"
#include "compare/steps.hpp"
#include "compare/succession.hpp"
#include "support/text.hpp"

namespace rpmgap::compare {

namespace {

using Relations = std::vector<NamedRelation>;

std::vector<PackageIndex> published(const Side& side, NameNumber name) {
    std::vector<PackageIndex> packages;
    for (const auto index : side.named(name))
        if (side.counts(index)) packages.push_back(index);
    return packages;
}

// Obsoletes of other packages that mean the newest version of a name, among those that whoever has the channel of the
// former sees.
Relations meant_by(const Side& side, NameNumber name, const std::vector<PackageIndex>& packages) {
    Relations meaning;
    if (packages.empty()) return meaning;
    const auto best = best_support(side, packages);
    for (const auto& at : side.obsoleters_of(name)) {
        if (side.name_of(at.package) == name) continue;
        const auto worst = std::max(best, side.channel_of(at.package).support);
        std::vector<PackageIndex> visible;
        for (const auto index : packages)
            if (side.channel_of(index).support <= worst) visible.push_back(index);
        const auto newest = side.evr_of(side.newest(visible).front());
        if (covers(side, side.obsoleted(at), newest)) meaning.push_back(at);
    }
    return meaning;
}

}  // namespace

void find_published_obsoletes(Context& context) {
    const Side& before = context.old_side;
    const Side& after = context.new_side;
    for (NameNumber name = 0; name < context.names.size(); ++name) {
        if (after.obsoleters_of(name).empty() || !after.has_package(name)) continue;
        const auto packages = published(after, name);
        const auto meaning = meant_by(after, name, packages);
        if (meaning.empty()) continue;
        const auto old_packages = published(before, name);
        const auto old_meaning = meant_by(before, name, old_packages);
        const auto obsoleting = Side::packages_of(meaning);
        const auto support = best_support(after, obsoleting);
        if (!old_meaning.empty() && best_support(before, Side::packages_of(old_meaning)) <= support) continue;

        auto& change = context.changes.emplace_back();
        change.kind = model::ChangeKind::obsoletes_published;
        change.severity = support <= best_support(after, packages) ? model::Severity::error : model::Severity::warning;
        change.what = support::printable(context.names.text(name));
        if (!old_packages.empty()) change.old_packages = before.newest(old_packages);
        change.new_packages = obsoleting;
        if (old_packages.empty())
            for (const auto index : after.newest(packages)) change.new_packages.push_back(index);
        sort_unique(change.new_packages);
        const auto& first = meaning.front();
        change.detail = fmt::format("{} obsoletes {}: an upgrade removes {}, which is still published",
                                    support::printable(after.inventory().text(after.package(first.package).name)),
                                    after.shown(after.obsoleted(first)), change.what);
    }
}

}  // namespace rpmgap::compare
