#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "compare/base_version.hpp"
#include "compare/moves.hpp"
#include "compare/steps.hpp"
#include "compare/succession.hpp"
#include "model/package_arch.hpp"
#include "resolve/evr.hpp"
#include "support/add_once.hpp"
#include "support/text.hpp"

namespace rpmgap::compare {

namespace {

using model::Change;
using model::ChangeKind;
using model::Severity;
using Packages = std::vector<PackageIndex>;

std::string_view epoch_of(std::string_view evr) {
    const auto colon = evr.find(':');
    return colon == std::string_view::npos ? std::string_view("0") : evr.substr(0, colon);
}

std::vector<std::string> all_dist_tags(const Context& context) {
    auto tags = context.old_side.inventory().snapshot.distribution.dist_tags;
    const auto& others = context.new_side.inventory().snapshot.distribution.dist_tags;
    tags.insert(tags.end(), others.begin(), others.end());
    return tags;
}

std::vector<std::string_view> arches_of(const Side& side, const Packages& packages) {
    std::vector<std::string_view> arches;
    for (const auto index : packages) arches.push_back(side.arch_of(index));
    std::sort(arches.begin(), arches.end());
    arches.erase(std::unique(arches.begin(), arches.end()), arches.end());
    return arches;
}

Packages of_arch(const Side& side, const Packages& packages, std::string_view arch) {
    Packages chosen;
    std::copy_if(packages.begin(), packages.end(), std::back_inserter(chosen),
                 [&](PackageIndex index) { return side.arch_of(index) == arch; });
    return chosen;
}

Packages of_support(const Side& side, const Packages& packages, model::Support support) {
    Packages chosen;
    std::copy_if(packages.begin(), packages.end(), std::back_inserter(chosen),
                 [&](PackageIndex index) { return side.channel_of(index).support == support; });
    return chosen;
}

const model::ChannelSnapshot* channel_named(const Side& side, const std::string& id) {
    const auto& channels = side.inventory().snapshot.channels;
    const auto found = std::find_if(channels.begin(), channels.end(),
                                    [&](const model::ChannelSnapshot& channel) { return channel.id == id; });
    return found == channels.end() ? nullptr : &*found;
}

class PackageStep {
public:
    explicit PackageStep(Context& context)
        : context_(context),
          old_(context.old_side),
          new_(context.new_side),
          bases_(all_dist_tags(context)),
          is_same_distribution_(old_.inventory().snapshot.distribution.id ==
                                new_.inventory().snapshot.distribution.id) {}

    void run() {
        for (NameNumber name = 0; name < context_.names.size(); ++name)
            for (const bool is_source : {false, true}) {
                const auto before = of_kind(old_, name, is_source);
                const auto after = of_kind(new_, name, is_source);
                if (before.empty() && after.empty()) continue;
                if (before.empty())
                    add(ChangeKind::added, Severity::note, name).new_packages = new_.newest(after);
                else if (after.empty())
                    removed(name, old_.newest(before));
                else
                    both(name, before, after);
            }
    }

private:
    static Packages of_kind(const Side& side, NameNumber name, bool is_source) {
        Packages packages;
        for (const auto index : side.named(name))
            if (side.package(index).is_source == is_source) packages.push_back(index);
        return packages;
    }

    Change& add(ChangeKind kind, Severity severity, NameNumber name) {
        Change& change = context_.changes.emplace_back();
        change.kind = kind;
        change.severity = severity;
        change.what = support::printable(context_.names.text(name));
        return change;
    }

    void removed(NameNumber name, Packages newest) {
        auto fate = old_.package(newest.front()).is_source ? Fate{} : fate_of(context_, name, newest.front());
        Change& change = add(ChangeKind::removed, Severity::note, name);
        change.succession = fate.succession;
        change.new_packages = std::move(fate.successors);
        change.detail = std::move(fate.detail);
        if (!old_.package(newest.front()).is_source) {
            count_needs(change, name, newest);
            if (is_followed(change.succession)) {
                auto& names = context_.successors[name];
                for (const auto index : change.new_packages) names.push_back(new_.name_of(index));
            }
            if (!is_followed(change.succession) || fate.leaves_support) change.severity = Severity::warning;
            if (stays_installed(change.succession)) context_.staying.push_back(newest.front());
            if (!change.needed_by_new.empty()) change.severity = Severity::error;
        }
        change.old_packages = std::move(newest);
    }

    // Its name, and the one for its architecture.
    void count_needs(Change& change, NameNumber name, const Packages& newest) const {
        std::vector<NameNumber> capabilities{name};
        for (const auto index : newest) {
            const auto marker = model::isa_marker(old_.arch_of(index));
            if (marker.empty()) continue;
            const auto found = context_.names.find(std::string(context_.names.text(name)).append(marker));
            if (found != no_name) support::add_once(capabilities, found);
        }
        for (const auto capability : capabilities) {
            for (const auto index : needed_in_old(context_, capability, newest)) change.needed_by_old.push_back(index);
            for (const auto index : still_needed(context_, capability)) change.needed_by_new.push_back(index);
        }
        sort_unique(change.needed_by_old);
        sort_unique(change.needed_by_new);
    }

    // What the best support state has is what most get: a newer version in a worse channel is no upgrade of it.
    void both(NameNumber name, const Packages& before, const Packages& after) {
        const auto from = best_support(old_, before);
        const auto to = best_support(new_, after);
        const auto best_before = of_support(old_, before, from);
        const auto best_after = of_support(new_, after, to);
        const auto newest_before = old_.newest(best_before);
        const auto newest_after = new_.newest(best_after);
        const auto kind = transition(newest_before.front(), newest_after.front());
        if (kind) version_changed(*kind, name, newest_before, newest_after);
        channel_changed(name, newest_before, newest_after);
        arches_changed(name, before, after);
        arches_differ(name, best_before, best_after, kind);
        if (!context_.options.latest) {
            if (from == to)
                older_changed(name, best_before, best_after);
            else
                older_changed(name, before, after);
        }
        for (const auto support : {model::Support::opt_in, model::Support::unsupported})
            if (support != from && support != to)
                besides(name, of_support(old_, before, support), of_support(new_, after, support), newest_before,
                        newest_after);
    }

    // In channels of a worse state than the best of either side.
    void besides(NameNumber name, const Packages& before, const Packages& after, const Packages& best_before,
                 const Packages& best_after) {
        if (before.empty() && after.empty()) return;
        const auto from = before.empty() ? Packages{} : old_.newest(before);
        const auto to = after.empty() ? Packages{} : new_.newest(after);
        if (!from.empty() && !to.empty()) {
            if (const auto kind = transition(from.front(), to.front())) version_changed(*kind, name, from, to);
            if (!context_.options.latest) older_changed(name, before, after);
            return;
        }
        const bool is_gone = to.empty();
        // One version in two channels is told as published twice.
        if (is_gone ? old_.evr_of(from.front()) == old_.evr_of(best_before.front())
                    : new_.evr_of(to.front()) == new_.evr_of(best_after.front()))
            return;
        Change& change = add(ChangeKind::channel_changed, Severity::note, name);
        change.old_packages = is_gone ? from : best_before;
        change.new_packages = is_gone ? best_after : to;
        const auto& channel = is_gone ? old_.channel_of(from.front()) : new_.channel_of(to.front());
        change.detail = fmt::format("{} {}, which is {}", is_gone ? "no longer in" : "also in", channel.id,
                                    to_string(channel.support));
    }

    // Nothing: both have the same version, to the letter.
    std::optional<ChangeKind> transition(PackageIndex before, PackageIndex after) {
        const auto from = old_.evr_of(before);
        const auto to = new_.evr_of(after);
        if (from == to) return std::nullopt;
        const int order = bases_.compare(from, to);
        return order == 0 ? ChangeKind::rebuilt : order < 0 ? ChangeKind::upgraded : ChangeKind::downgraded;
    }

    void version_changed(ChangeKind kind, NameNumber name, const Packages& before, const Packages& after) {
        Change& change = add(kind, Severity::note, name);
        change.old_packages = before;
        change.new_packages = after;
        const auto from = old_.evr_of(before.front());
        const auto to = new_.evr_of(after.front());
        if (kind == ChangeKind::downgraded) {
            change.severity = Severity::warning;
            if (resolve::compare_epochs(from, to) != 0)
                change.detail = fmt::format("its epoch goes from {} to {}", support::printable(epoch_of(from)),
                                            support::printable(epoch_of(to)));
        } else if (resolve::compare_evr(from, to) > 0) {
            // What the dist tag alone decides is of no weight between two distributions.
            change.severity = is_same_distribution_ ? Severity::warning : Severity::note;
            change.detail = "rpm takes the new one for older";
        }
    }

    void channel_changed(NameNumber name, const Packages& before, const Packages& after) {
        const auto& from = old_.channel_of(before.front());
        const auto& to = new_.channel_of(after.front());
        const bool is_worse = from.support < to.support;
        const bool is_known = channel_named(new_, from.id) != nullptr && channel_named(old_, to.id) != nullptr;
        if (from.id == to.id ? from.support == to.support : !is_known && from.support == to.support) return;
        Change& change = add(ChangeKind::channel_changed, is_worse ? Severity::warning : Severity::note, name);
        change.old_packages = before;
        change.new_packages = after;
        change.detail = fmt::format("from {} to {}", from.id, to.id);
        if (from.support != to.support)
            change.detail += fmt::format(", which is {} instead of {}", to_string(to.support), to_string(from.support));
    }

    void arches_changed(NameNumber name, const Packages& before, const Packages& after) {
        const auto from = arches_of(old_, before);
        const auto to = arches_of(new_, after);
        std::vector<std::string_view> lost;
        std::vector<std::string_view> gained;
        std::set_difference(from.begin(), from.end(), to.begin(), to.end(), std::back_inserter(lost));
        std::set_difference(to.begin(), to.end(), from.begin(), from.end(), std::back_inserter(gained));
        const auto is_noarch = [](std::string_view arch) { return model::is_without_arch(arch); };
        const bool is_replaced =
            std::any_of(lost.begin(), lost.end(), is_noarch) != std::any_of(gained.begin(), gained.end(), is_noarch) &&
            !lost.empty() && !gained.empty();
        if (is_replaced) {
            Change& change = add(ChangeKind::arch_replaced, Severity::note, name);
            take(change, before, after, lost, gained);
            change.detail = fmt::format("{} instead of {}", fmt::join(gained, ", "), fmt::join(lost, ", "));
        } else {
            if (!lost.empty()) {
                Change& change = add(ChangeKind::arch_lost, Severity::warning, name);
                take(change, before, after, lost, {});
                change.detail = fmt::format("there is none for {} any more", fmt::join(lost, ", "));
            }
            if (!gained.empty()) {
                Change& change = add(ChangeKind::arch_gained, Severity::note, name);
                take(change, before, after, {}, gained);
                change.detail = fmt::format("there is one for {} now", fmt::join(gained, ", "));
            }
        }
    }

    void arches_differ(NameNumber name, const Packages& before, const Packages& after,
                       std::optional<ChangeKind> whole) {
        const auto from = arches_of(old_, before);
        const auto to = arches_of(new_, after);
        if (from.size() < 2 && from == to) return;
        std::vector<std::string_view> kept;
        std::set_intersection(from.begin(), from.end(), to.begin(), to.end(), std::back_inserter(kept));
        for (const auto arch : kept) {
            const auto mine_before = old_.newest(of_arch(old_, before, arch));
            const auto mine_after = new_.newest(of_arch(new_, after, arch));
            const auto mine = transition(mine_before.front(), mine_after.front());
            if (mine == whole) continue;
            const bool is_back = mine == ChangeKind::downgraded;
            Change& change = add(ChangeKind::arch_differs, is_back ? Severity::warning : Severity::note, name);
            change.old_packages = mine_before;
            change.new_packages = mine_after;
            change.detail = fmt::format("for {} it is {}, for others {}", arch, mine ? to_string(*mine) : "the same",
                                        whole ? to_string(*whole) : "the same");
        }
    }

    void take(Change& change, const Packages& before, const Packages& after, const std::vector<std::string_view>& lost,
              const std::vector<std::string_view>& gained) const {
        for (const auto arch : lost)
            for (const auto index : old_.newest(of_arch(old_, before, arch))) change.old_packages.push_back(index);
        for (const auto arch : gained)
            for (const auto index : new_.newest(of_arch(new_, after, arch))) change.new_packages.push_back(index);
        sort_unique(change.old_packages);
        sort_unique(change.new_packages);
    }

    // Versions beside the newest: one that NEW no longer has, and one that NEW has although OLD was beyond it.
    void older_changed(NameNumber name, const Packages& before, const Packages& after) {
        if (before.size() + after.size() == 2) return;
        const auto newest = newest_by_arch(old_, before);
        Packages dropped;
        Packages added;
        std::vector<std::pair<std::string_view, std::string_view>> there;
        for (const auto index : after) there.emplace_back(new_.arch_of(index), new_.evr_of(index));
        std::sort(there.begin(), there.end());
        for (const auto index : before)
            if (is_older(old_, newest, index) &&
                !std::binary_search(there.begin(), there.end(), std::pair(old_.arch_of(index), old_.evr_of(index))))
                dropped.push_back(index);
        there.clear();
        for (const auto index : before) there.emplace_back(old_.arch_of(index), old_.evr_of(index));
        std::sort(there.begin(), there.end());
        const auto newest_after = newest_by_arch(new_, after);
        for (const auto index : after)
            if (is_older(new_, newest, index) && is_older(new_, newest_after, index) &&
                !std::binary_search(there.begin(), there.end(), std::pair(new_.arch_of(index), new_.evr_of(index))))
                added.push_back(index);
        if (!dropped.empty()) add(ChangeKind::older_dropped, Severity::note, name).old_packages = std::move(dropped);
        if (!added.empty()) add(ChangeKind::older_added, Severity::note, name).new_packages = std::move(added);
    }

    using NewestByArch = std::map<std::string_view, std::string_view>;
    static NewestByArch newest_by_arch(const Side& side, const Packages& packages) {
        NewestByArch newest;
        for (const auto index : packages) {
            const auto [best, fresh] = newest.try_emplace(side.arch_of(index), side.evr_of(index));
            if (!fresh && resolve::compare_evr(best->second, side.evr_of(index)) < 0) best->second = side.evr_of(index);
        }
        return newest;
    }
    static bool is_older(const Side& side, const NewestByArch& newest, PackageIndex index) {
        const auto best = newest.find(side.arch_of(index));
        return best != newest.end() && resolve::compare_evr(side.evr_of(index), best->second) < 0;
    }

    Context& context_;
    const Side& old_;
    const Side& new_;
    BaseVersions bases_;
    bool is_same_distribution_;
};

}  // namespace

void compare_packages(Context& context) {
    PackageStep(context).run();
}

}  // namespace rpmgap::compare
