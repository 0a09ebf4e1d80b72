#include "resolve/witness.hpp"

#include <algorithm>
#include <cassert>

namespace rpmgap::resolve {

WitnessSet::WitnessSet(const PackageRules& rules, const Endings& endings)
    : rules_(rules),
      endings_(endings),
      in_(rules.id_count()),
      kept_out_(rules.id_count()),
      waiting_(rules.id_count()) {}

bool WitnessSet::is_free(Id package) const {
    return kept_out_[static_cast<std::size_t>(package)] == 0 && !endings_.is_doomed(package) &&
           !rules_.is_beyond(package);
}

bool WitnessSet::add(Id package) {
    if (has(package)) return true;
    if (!is_free(package)) return false;
    const Mark before{order_.size(), waited_for_.size()};
    needs_.clear();
    enter(package);
    while (!needs_.empty()) {
        const Index rule = needs_.back();
        needs_.pop_back();
        if (meet(rule)) continue;
        undo(before);
        return false;
    }
    return true;
}

void WitnessSet::enter(Id package) {
    const auto at = static_cast<std::size_t>(package);
    in_[at] = true;
    order_.push_back(package);
    for (const Id other : rules_.excluded_by(package)) ++kept_out_[static_cast<std::size_t>(other)];
    const auto own = rules_.rules_of(package);
    needs_.insert(needs_.end(), own.begin(), own.end());
    needs_.insert(needs_.end(), waiting_[at].begin(), waiting_[at].end());
}

bool WitnessSet::meet(Index index) {
    const auto rule = rules_.rule(index);
    if (std::any_of(rule.present.begin(), rule.present.end(), [&](Id package) { return has(package); })) return true;
    const auto unmet = std::find_if(rule.absent.begin(), rule.absent.end(), [&](Id package) { return !has(package); });
    if (unmet != rule.absent.end()) {
        waiting_[static_cast<std::size_t>(*unmet)].push_back(index);
        waited_for_.push_back(*unmet);
        return true;
    }
    // Of those that may enter the one that stands in the way of the fewest.
    Id best = 0;
    for (const Id package : rule.present) {
        if (!is_free(package)) continue;
        if (best == 0 || rules_.excluded_by(package).size() < rules_.excluded_by(best).size()) best = package;
        if (rules_.excluded_by(best).empty()) break;
    }
    if (best == 0) return false;
    enter(best);
    return true;
}

void WitnessSet::undo(const Mark& to) {
    while (waited_for_.size() > to.waits) {
        waiting_[static_cast<std::size_t>(waited_for_.back())].pop_back();
        waited_for_.pop_back();
    }
    while (order_.size() > to.packages) {
        const Id package = order_.back();
        order_.pop_back();
        in_[static_cast<std::size_t>(package)] = false;
        for (const Id other : rules_.excluded_by(package)) --kept_out_[static_cast<std::size_t>(other)];
    }
}

bool WitnessSet::holds() const {
    const auto is_in = [&](Id package) { return has(package); };
    return std::all_of(order_.begin(), order_.end(), [&](Id package) {
        const auto excluded = rules_.excluded_by(package);
        const auto own = rules_.rules_of(package);
        return !rules_.is_beyond(package) && std::none_of(excluded.begin(), excluded.end(), is_in) &&
               std::all_of(own.begin(), own.end(), [&](Index index) {
                   const auto rule = rules_.rule(index);
                   return std::any_of(rule.present.begin(), rule.present.end(), is_in) ||
                          !std::all_of(rule.absent.begin(), rule.absent.end(), is_in);
               });
    });
}

std::vector<bool> witnessed(const PackageRules& rules, const Endings& endings, const std::vector<Id>& packages) {
    std::vector<bool> proven(rules.id_count());
    WitnessSet set(rules, endings);
    std::vector<Id> open = packages;
    const auto note = [&] {
        assert(set.holds());
        for (const Id package : set.packages()) proven[static_cast<std::size_t>(package)] = true;
        set.clear();
    };
    const auto drop_proven = [&] {
        std::erase_if(open, [&](Id package) { return proven[static_cast<std::size_t>(package)]; });
    };
    // All together, then what was kept out of that: it goes first now. What a round gains little by, each package has
    // to prove alone.
    for (std::size_t before = 0; open.size() != before && !open.empty();) {
        before = open.size();
        for (const Id package : open) set.add(package);
        note();
        drop_proven();
        if (open.size() > before / 2) break;
    }
    for (const Id package : open) {
        if (proven[static_cast<std::size_t>(package)]) continue;
        set.add(package);
        note();
    }
    return proven;
}

}  // namespace rpmgap::resolve
