#include "resolve/resolver.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "resolve/capability_id.hpp"
#include "resolve/chosen.hpp"
#include "resolve/clashes.hpp"
#include "resolve/desk.hpp"
#include "resolve/image_packages.hpp"
#include "resolve/inquire.hpp"
#include "resolve/plan.hpp"
#include "resolve/rich.hpp"
#include "resolve/tiers.hpp"

namespace rpmgap::resolve {

using model::Outcome;
using model::RichOperator;
using model::Support;
using support::Result;

namespace {

constexpr std::size_t names_of_pattern = 100;  // that are looked at one by one

bool becomes_a_package(const model::Capability& capability) {
    return capability.rich != RichOperator::none && is_tractable(capability);
}

}  // namespace

std::vector<bool> required_questions(const model::Application& application, const model::Questions& questions,
                                     const std::vector<std::vector<SelfSupply>>& self_supply) {
    std::vector<bool> required(questions.distinct.size());
    for (std::size_t s = 0; s < questions.of_subject.size(); ++s)
        for (std::size_t r = 0; r < questions.of_subject[s].size(); ++r) {
            const model::Requirement& requirement = application.subjects[s].requirements[r];
            if (!requirement.indispensable()) continue;
            const auto state = self_supply[s][r].state;
            if (state == SelfSupply::State::found || state == SelfSupply::State::elsewhere) continue;
            required[questions.of_subject[s][r]] = true;
        }
    return required;
}

Resolver::Resolver(const model::Distribution& distribution, const std::vector<repo::OpenChannel>& channels,
                   Request request, std::unique_ptr<SolvPool> pool)
    : distribution_(distribution),
      channels_(channels),
      request_(std::move(request)),
      pool_(std::move(pool)),
      carried_(*pool_),
      nearest_(*pool_, distribution),
      context_{*pool_, distribution, carried_, nearest_} {}

Result<std::unique_ptr<Resolver>> Resolver::load(const model::Distribution& distribution,
                                                 const std::vector<repo::OpenChannel>& channels, Request request) {
    // Rich dependencies become packages of the pool, so they are known before it is.
    std::vector<model::Capability> trees;
    std::vector<std::size_t> asked_at;
    const auto& distinct = request.questions.distinct;
    for (std::size_t i = 0; i < distinct.size(); ++i) {
        if (!becomes_a_package(distinct[i].capability)) continue;
        trees.push_back(distinct[i].capability);
        asked_at.push_back(i);
    }
    auto pool = SolvPool::load(distribution, channels, request.application, trees);
    if (!pool) return tl::unexpected(pool.error());
    std::unique_ptr<Resolver> resolver(new Resolver(distribution, channels, std::move(request), std::move(*pool)));
    for (std::size_t i = 0; i < asked_at.size(); ++i)
        if (const Id package = resolver->pool_->rich_package(i); package != 0)
            resolver->rich_package_[asked_at[i]] = package;
    return resolver;
}

void Resolver::look_up_all() {
    Desk desk(context_);
    for (const model::Question& question : request_.questions.distinct) {
        const bool is_rich = question.capability.rich != RichOperator::none;
        drafts_.push_back(is_rich ? undecidable("the rich dependency has too many branches") : desk.answer(question));
    }
}

// Sets of which dnf installs one package each: of a pattern one of every name that it matches. Where that is half the
// distribution, one of all stands for them: what of it fits together is then a question of its own.
std::vector<std::vector<Id>> Resolver::sets_of(std::size_t question, const ChannelSet& channels) const {
    const auto all = wanted_set(*pool_, channels, drafts_[question]);
    if (all.empty()) return {};
    const auto& asked = request_.questions.distinct[question];
    if (!is_pattern(asked.kind, asked.capability)) return {all};
    std::map<Id, std::vector<Id>> by_name;
    for (const Id package : all) by_name[pool_->solvable(package).name].push_back(package);
    if (by_name.size() > names_of_pattern) return {all};
    std::vector<std::vector<Id>> sets;
    for (auto& [name, packages] : by_name) sets.push_back(std::move(packages));
    return sets;
}

// What the enabled channels would install for all that is required, and what of it cannot be.
void Resolver::choose_packages() {
    const ChannelSet enabled(*pool_, Support::enabled);
    std::vector<std::vector<std::vector<Id>>> sets(drafts_.size());
    std::vector<std::vector<Id>> wanted;
    for (std::size_t i = 0; i < drafts_.size(); ++i) {
        if (!request_.required[i]) continue;
        sets[i] = sets_of(i, enabled);
        wanted.insert(wanted.end(), sets[i].begin(), sets[i].end());
    }
    first_tier_.emplace(*pool_, enabled);
    first_tier_->choose(wanted);
    for (std::size_t i = 0; i < drafts_.size(); ++i)
        for (const auto& set : sets[i])
            if (!drafts_[i].breakage) drafts_[i].breakage = first_tier_->breakage_of(set);
    for (const auto& joint : first_tier_->joint_conflicts()) {
        model::JointConflict conflict{{}, joint.breakage.cause, joint.breakage.chain};
        const auto takes_part = [&](const std::vector<Id>& set) {
            return std::find(joint.sets.begin(), joint.sets.end(), set) != joint.sets.end();
        };
        for (std::size_t i = 0; i < sets.size(); ++i)
            if (std::ranges::any_of(sets[i], takes_part)) conflict.questions.push_back(static_cast<std::uint32_t>(i));
        resolution_.conflicts.push_back(std::move(conflict));
    }
}

// Conditions are judged on what was chosen and on what the image has.
void Resolver::judge_rich() {
    if (rich_package_.empty()) return;
    RichJudge judge(context_, *first_tier_, image_packages(*pool_, request_.image).packages);
    for (const auto& [question, package] : rich_package_) {
        const auto& tree = request_.questions.distinct[question].capability;
        Draft& draft = drafts_[question];
        draft = judge.decide(package, tree);
        if (!request_.required[question] || draft.tier != Support::enabled) continue;
        if (!judge.rests_on_unknown(tree)) draft.breakage = judge.breakage(package, tree, draft.hits);
    }
}

const model::Resolution& Resolver::answer() {
    look_up_all();
    // After the look-ups: from here on only closures are asked for.
    const std::size_t dropped = UnanswerableRequirements(*pool_, carried_).size();
    choose_packages();
    judge_rich();

    resolution_.snapshot.distribution = distribution_;
    for (const repo::OpenChannel& channel : channels_) resolution_.snapshot.channels.push_back(channel.snapshot);
    resolution_.closures_complete = dropped == 0;
    const auto& required = request_.required;
    if (dropped > 0 && std::find(required.begin(), required.end(), true) != required.end()) {
        resolution_.not_checked.push_back(
            {.evidence = {distribution_.id, 0, {}},
             .reason =
                 "requirements of packages that the metadata cannot answer were left out of the judgement whether "
                 "they can be installed: " +
                 std::to_string(dropped)});
    }
    for (const model::NotChecked& note : pool_->not_checked()) resolution_.not_checked.push_back(note);
    AnswerWriter writer(context_, *first_tier_);
    resolution_.answers.reserve(drafts_.size());
    for (std::size_t i = 0; i < drafts_.size(); ++i)
        resolution_.answers.push_back(writer.write(drafts_[i], request_.questions.distinct[i]));
    resolution_.chosen =
        chosen_packages(*pool_, *first_tier_, resolution_.answers, request_.questions, request_.required);
    return resolution_;
}

std::vector<model::Tier> Resolver::tiers() const {
    return find_tiers(*pool_, request_.application, found());
}

model::Counterparts Resolver::counterparts(const model::Resolution& other) const {
    return find_counterparts(context_, request_.questions, resolution_, other);
}

std::vector<model::Clash> Resolver::clashes() const {
    return find_clashes(*pool_, request_.application, distribution_.merged_directories);
}

model::InquirySide Resolver::inquire(std::size_t first, const model::Image& image) const {
    model::InquirySide side;
    side.snapshot = resolution_.snapshot;
    side.not_checked = resolution_.not_checked;
    side.closures_complete =
        resolution_.closures_complete &&
        std::ranges::all_of(side.snapshot.channels, [](const auto& channel) { return channel.carries_generated; });
    const WaysFinder ways(*pool_, request_.application, found(), image);
    for (auto question = static_cast<std::uint32_t>(first); question < drafts_.size(); ++question) {
        side.answers.push_back(resolution_.answers[question]);
        side.choices.push_back(choose_alone(*pool_, found(), question, resolution_.answers[question].tier));
        side.ways.push_back(ways.to(question));
    }
    return side;
}

model::Plan Resolver::plan(const model::Image& image, const std::vector<model::Tier>& tiers,
                           const std::vector<std::uint32_t>& refused) {
    return make_plan(*pool_, request_.application, found(), image, tiers, refused);
}

}  // namespace rpmgap::resolve
