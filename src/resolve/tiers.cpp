#include "resolve/tiers.hpp"

#include <algorithm>
#include <string>
#include <utility>

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

// The application's own packages are to be installed too; of one that asks for what cannot be told nothing is said.
std::vector<std::pair<std::uint32_t, Id>> packages_of(const SolvPool& pool, const model::Application& application,
                                                      const Found& found) {
    std::vector<std::pair<std::uint32_t, Id>> own;
    for (std::size_t s = 0; s < application.subjects.size(); ++s) {
        const Id package = pool.package_of_subject(s);
        if (package == 0 || !pool.is_admitted(package)) continue;
        const auto& asked = found.questions.of_subject[s];
        bool is_open = false;
        for (std::size_t r = 0; r < asked.size(); ++r)
            is_open = is_open || (is_of_header(application.subjects[s].requirements[r]) &&
                                  found.drafts[asked[r]].outcome == Outcome::undecidable);
        if (is_open) continue;
        own.emplace_back(static_cast<std::uint32_t>(s), package);
    }
    return own;
}

void judge(const SolvPool& pool, const model::Application& application, const Found& found, model::Tier& tier) {
    const auto channels = channels_of(pool, tier);
    const auto sets = sets_of(pool, channels, found);
    const auto own = packages_of(pool, application, found);
    std::vector<std::vector<Id>> wanted;
    for (const auto& set : sets)
        if (!set.empty()) wanted.push_back(set);
    for (const auto& [subject, package] : own) wanted.push_back({package});
    Installability installability(pool, channels);
    installability.choose(wanted);
    const auto is_kept_out = [&](const std::vector<Id>& set) {
        const auto& left_out = installability.left_out();
        return installability.breakage_of(set) || std::find(left_out.begin(), left_out.end(), set) != left_out.end();
    };
    for (std::size_t i = 0; i < sets.size(); ++i) {
        const Draft& draft = found.drafts[i];
        if (!found.required[i] || !holds_up(found.questions.distinct[i], draft)) continue;
        const auto question = static_cast<std::uint32_t>(i);
        if (draft.outcome == Outcome::undecidable) {
            tier.undecided.push_back(question);
        } else if (sets[i].empty() ? !needs_nothing(pool, draft) : is_kept_out(sets[i])) {
            tier.blocked_by.push_back(question);
        }
    }
    for (const auto& [subject, package] : own)
        if (is_kept_out({package})) tier.blocked_packages.push_back(subject);
    const bool is_blocked = !tier.blocked_by.empty() || !tier.blocked_packages.empty();
    tier.installs = is_blocked ? Verdict::no : !tier.undecided.empty() ? Verdict::unknown : Verdict::yes;
}

}  // namespace

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

ChannelSet channels_of(const SolvPool& pool, const model::Tier& tier) {
    ChannelSet channels(pool, Support::enabled);
    for (std::size_t i = 0; i < pool.channel_count(); ++i)
        if (std::find(tier.channels.begin(), tier.channels.end(), pool.channel(i).id) != tier.channels.end())
            channels.add(i);
    return channels;
}

std::vector<model::Tier> find_tiers(const SolvPool& pool, const model::Application& application, const Found& found) {
    auto tiers = tiers_of(pool);
    for (auto& tier : tiers) {
        const model::Tier& first = tiers.front();
        // What can be installed from some channels can be from more; only what blocks is looked at again.
        if (&tier != &first && first.installs != Verdict::no) {
            tier.installs = first.installs;
            tier.undecided = first.undecided;
            continue;
        }
        judge(pool, application, found, tier);
    }
    return tiers;
}

}  // namespace rpmgap::resolve
