#include "resolve/tiers.hpp"

#include <algorithm>
#include <string>

namespace rpmgap::resolve {

namespace {

using model::Outcome;
using model::Support;
using model::Verdict;

model::Tier named_tier(const SolvPool& pool, std::string name, const ChannelSet& channels) {
    model::Tier tier;
    tier.name = std::move(name);
    for (std::size_t i = 0; i < pool.channel_count(); ++i) {
        if (!channels.has(i)) continue;
        tier.channels.push_back(pool.channel(i).id);
        tier.support = std::max(tier.support, pool.channel(i).support);
    }
    return tier;
}

std::vector<model::Tier> tiers_of(const SolvPool& pool) {
    std::vector<model::Tier> tiers;
    const ChannelSet enabled(pool, Support::enabled);
    tiers.push_back(named_tier(pool, "enabled", enabled));
    std::size_t opt_in = 0;
    bool any_unsupported = false;
    for (std::size_t i = 0; i < pool.channel_count(); ++i) {
        any_unsupported = any_unsupported || pool.channel(i).support == Support::unsupported;
        if (pool.channel(i).support != Support::opt_in) continue;
        ++opt_in;
        ChannelSet with = enabled;
        with.add(i);
        tiers.push_back(named_tier(pool, "with " + pool.channel(i).id, with));
    }
    if (opt_in > 1) tiers.push_back(named_tier(pool, "with every opt-in channel", ChannelSet(pool, Support::opt_in)));
    if (any_unsupported)
        tiers.push_back(named_tier(pool, "with unsupported channels", ChannelSet(pool, Support::unsupported)));
    return tiers;
}

// By question: the packages that are asked for; for a rich dependency the package made for it.
std::vector<std::vector<Id>> sets_of(const SolvPool& pool, const ChannelSet& channels, const Found& found) {
    std::vector<std::vector<Id>> sets(found.drafts.size());
    for (std::size_t i = 0; i < sets.size(); ++i) {
        if (!found.required[i] || found.drafts[i].outcome != Outcome::satisfied) continue;
        const auto rich = found.rich_package.find(i);
        sets[i] = rich == found.rich_package.end() ? wanted_set(pool, channels, found.drafts[i])
                                                   : std::vector<Id>{rich->second};
    }
    return sets;
}

void judge(const SolvPool& pool, const Found& found, model::Tier& tier) {
    const auto channels = channels_of(pool, tier);
    const auto sets = sets_of(pool, channels, found);
    std::vector<std::vector<Id>> wanted;
    for (const auto& set : sets)
        if (!set.empty()) wanted.push_back(set);
    Installability installability(pool, channels);
    installability.choose(wanted);
    for (std::size_t i = 0; i < sets.size(); ++i) {
        if (!found.required[i]) continue;
        const Draft& draft = found.drafts[i];
        const auto question = static_cast<std::uint32_t>(i);
        if (draft.outcome == Outcome::undecidable) {
            tier.undecided.push_back(question);
            continue;
        }
        const auto& left_out = installability.left_out();
        const bool nothing_to_take = sets[i].empty() && !needs_nothing(pool, draft);
        const bool broken = !sets[i].empty() && installability.breakage_of(sets[i]).has_value();
        if (nothing_to_take || broken || std::find(left_out.begin(), left_out.end(), sets[i]) != left_out.end())
            tier.blocked_by.push_back(question);
    }
    tier.installs = !tier.blocked_by.empty() ? Verdict::no : !tier.undecided.empty() ? Verdict::unknown : Verdict::yes;
}

}  // namespace

ChannelSet channels_of(const SolvPool& pool, const model::Tier& tier) {
    ChannelSet channels(pool, Support::enabled);
    for (std::size_t i = 0; i < pool.channel_count(); ++i)
        if (std::find(tier.channels.begin(), tier.channels.end(), pool.channel(i).id) != tier.channels.end())
            channels.add(i);
    return channels;
}

std::vector<model::Tier> find_tiers(const SolvPool& pool, const Found& found) {
    auto tiers = tiers_of(pool);
    for (auto& tier : tiers) {
        const model::Tier& first = tiers.front();
        // What can be installed from some channels can be from more; only what blocks is looked at again.
        if (&tier != &first && first.blocked_by.empty()) {
            tier.installs = first.installs;
            tier.undecided = first.undecided;
            continue;
        }
        judge(pool, found, tier);
    }
    return tiers;
}

}  // namespace rpmgap::resolve
