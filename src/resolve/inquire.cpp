#include "resolve/inquire.hpp"

#include <algorithm>

#include "resolve/capability_id.hpp"
#include "resolve/image_packages.hpp"
#include "resolve/shortest_chain.hpp"

namespace rpmgap::resolve {

namespace {

using model::Choice;
using model::Outcome;

bool is_pattern(const model::Question& asked) {
    return model::is_pattern(asked.kind, asked.capability);
}

std::vector<Id> packages_of(const Draft& draft) {
    std::vector<Id> packages;
    for (const Hit& hit : draft.hits)
        if (hit.loader_finds) packages.push_back(hit.package);
    return packages;
}

// "openssl >= 3.6" has no epoch, and 1:3.5.4 is above it for rpm whatever the version.
bool meets_by_epoch(const SolvPool& pool, const model::Capability& asked, Id via) {
    if (asked.sense == model::Sense::any || asked.evr.find(':') != std::string::npos || !ISRELDEP(via)) return false;
    Pool* raw = pool.raw();
    const Reldep* provided = GETRELDEP(raw, via);
    const std::string_view evr = pool_id2str(raw, provided->evr);
    const auto colon = evr.find(':');
    if (colon == std::string_view::npos || evr.substr(0, colon) == "0") return false;
    const Id plain = evr_id(raw, evr.substr(colon + 1));
    const Id without = pool_rel2id(raw, provided->name, plain, provided->flags, 1);
    return pool_match_dep(raw, without, capability_id(raw, asked, true)) == 0;
}

void note_runner_up(const SolvPool& pool, const ChannelSet& channels, Id chosen, std::vector<Id> others,
                    Choice& choice) {
    std::erase(others, chosen);
    if (others.empty()) return;
    const Id other = pool.preferred(others);
    choice.over = pool.reference(other);
    choice.ground = pool.is_preferred(chosen, other) ? pool.ground_between(chosen, other) : model::Ground::solver;
    if (choice.ground != model::Ground::solver || !channels.has(pool.channel_of(other))) return;
    Installability other_alone(pool, channels);
    other_alone.choose({{other}});
    choice.over_breakage = other_alone.breakage_of({other});
}

void note_brought(const SolvPool& pool, const Installability& alone, Id chosen, Choice& choice) {
    for (const Id package : alone.chosen()) {
        if (pool.is_question(package) || pool.is_application(package)) continue;
        choice.download_size += pool.download_size(package);
        choice.installed_size += pool.installed_size(package);
        if (package != chosen) choice.brings.push_back(pool.reference(package));
    }
    std::ranges::sort(choice.brings, {}, &model::PackageRef::name);
}

}  // namespace

Choice choose_alone(const SolvPool& pool, const Found& found, std::uint32_t question, model::Support tier) {
    const Draft& draft = found.drafts[question];
    Choice choice;
    const auto& asked = found.questions.distinct[question];
    if (draft.outcome != Outcome::satisfied || is_pattern(asked)) return choice;
    const ChannelSet channels(pool, tier);
    const auto rich = found.rich_package.find(question);
    const auto set =
        rich != found.rich_package.end() ? std::vector<Id>{rich->second} : wanted_set(pool, channels, draft);
    if (set.empty()) return choice;
    Installability alone(pool, channels);
    alone.choose({set});
    choice.breakage = alone.breakage_of(set);
    if (choice.breakage) return choice;
    const auto satisfying = packages_of(draft);
    std::vector<Id> taken;
    std::ranges::copy_if(satisfying, std::back_inserter(taken), [&](Id package) { return alone.is_chosen(package); });
    if (taken.empty()) return choice;  // a rich dependency that is met by what is absent
    const Id chosen = pool.preferred(taken);
    choice.package = pool.reference(chosen);
    const auto hit = std::ranges::find(draft.hits, chosen, &Hit::package);
    choice.by_epoch = meets_by_epoch(pool, asked.capability, hit->via);
    if (rich == found.rich_package.end()) note_runner_up(pool, channels, chosen, satisfying, choice);
    note_brought(pool, alone, chosen, choice);
    return choice;
}

void note_counterparts(model::InquirySide& target, const model::InquirySide& baseline,
                       const model::Counterparts& counterparts, std::size_t first) {
    using Kind = model::NearestMiss::Kind;
    for (std::size_t i = 0; i < target.answers.size(); ++i) {
        auto& answer = target.answers[i];
        if (answer.outcome != Outcome::unmet || answer.nearest.kind != Kind::none) continue;
        const auto moved = counterparts.moved_paths.find(static_cast<std::uint32_t>(first + i));
        if (moved != counterparts.moved_paths.end() && !moved->second.empty()) {
            answer.nearest.kind = Kind::other_path;
            answer.nearest.found = moved->second.front();
            answer.nearest.package = counterparts.path_owners.at(answer.nearest.found);
            continue;
        }
        if (baseline.answers[i].providers.empty()) continue;
        const auto known = counterparts.names.find(baseline.answers[i].providers.front().package.name);
        if (known == counterparts.names.end() || !known->second.package) continue;
        answer.nearest.kind = Kind::package_without;
        answer.nearest.package = known->second.package;
    }
}

WaysFinder::WaysFinder(const SolvPool& pool, const model::Application& application, const Found& found,
                       const model::Image& image)
    : pool_(pool), application_(application), found_(found), image_(image.name) {
    if (!image.packages.empty()) {
        auto [packages, named, missing] = image_packages(pool, image);
        image_packages_ = std::move(packages);
        image_named_ = std::move(named);
    }
    for (std::size_t s = 0; s < found.questions.of_subject.size(); ++s)
        for (std::size_t r = 0; r < found.questions.of_subject[s].size(); ++r) {
            if (application.subjects[s].requirements[r].strength != model::Strength::required) continue;
            const auto asked = found.questions.of_subject[s][r];
            auto packages = packages_of(found.drafts[asked]);
            std::erase_if(packages, [&](Id p) { return pool.is_application(p) || !found.first_tier.tier().has(p); });
            if (packages.empty()) continue;
            const auto chosen = std::ranges::find_if(packages, [&](Id p) { return found.first_tier.is_chosen(p); });
            needed_.try_emplace(chosen != packages.end() ? *chosen : pool.preferred(packages), Need{s, asked});
        }
}

std::vector<model::Way> WaysFinder::to(std::uint32_t question) const {
    std::vector<model::Way> ways;
    if (is_pattern(found_.questions.distinct[question])) return ways;
    if (!application_.subjects.empty()) ways.push_back({"the application", from_application(question)});
    if (!image_packages_.empty()) ways.push_back({"the image " + image_, from_image(found_.drafts[question])});
    return ways;
}

model::Chain WaysFinder::from_image(const Draft& draft) const {
    const auto goals = packages_of(draft);
    return told_chain(
        pool_, shortest_chain(
                   pool_, image_named_, [&](Id package) { return std::ranges::find(goals, package) != goals.end(); },
                   [&](Id package) { return std::ranges::binary_search(image_packages_, package); }));
}

bool WaysFinder::requires_it(Id package, Id capability) const {
    bool found = false;
    pool_.for_each_requirement(package, [&](Id requirement) { found = found || requirement == capability; });
    return found;
}

// To what serves the question; where nothing does, to who asks for it, and there it ends.
model::Chain WaysFinder::from_application(std::uint32_t question) const {
    const auto& asked = found_.questions.distinct[question].capability;
    const Draft& draft = found_.drafts[question];
    const auto goals = packages_of(draft);
    const bool is_met = draft.outcome == Outcome::satisfied;
    const Id wanted = is_met ? 0 : capability_id(pool_.raw(), asked, false);
    const auto is_goal = [&](Id package) {
        return is_met ? std::ranges::find(goals, package) != goals.end() : requires_it(package, wanted);
    };
    if (auto direct = need_of(found_.questions.distinct[question]); !direct.empty()) {
        if (!is_met) direct.emplace_back("nothing");
        const auto served = std::ranges::find_if(needed_, [&](const auto& entry) { return is_goal(entry.first); });
        if (is_met && served != needed_.end()) direct.push_back(told_chain(pool_, {served->first}).front());
        return direct;
    }
    const bool is_dependency = model::is_rpm_level(found_.questions.distinct[question].kind);
    if (!is_met && (wanted == 0 || !is_dependency)) return {};
    std::vector<Id> from;
    for (const auto& [package, need] : needed_) from.push_back(package);
    // By what is installed together; what cannot be is come through by whatever there is.
    auto chain = shortest_chain(pool_, from, is_goal, [&](Id p) { return found_.first_tier.is_chosen(p); });
    if (chain.empty()) chain = shortest_chain(pool_, from, is_goal, [](Id) { return true; });
    if (chain.empty()) return {};
    const auto& need = needed_.at(chain.front());
    model::Chain told{application_.subjects[need.subject].path,
                      to_string(found_.questions.distinct[need.question].capability)};
    for (auto& link : told_chain(pool_, chain)) told.push_back(std::move(link));
    if (!is_met) {
        told.emplace_back(to_string(asked));
        told.emplace_back("nothing");
    }
    return told;
}

// The first subject that asks for the very same, and what it asks for. A command and a package of one name are two
// things.
model::Chain WaysFinder::need_of(const model::Question& asked) const {
    const auto class_of = [](model::RequirementKind kind) {
        return model::is_rpm_level(kind) ? model::RequirementKind::capability : kind;
    };
    const auto& questions = found_.questions;
    for (std::size_t s = 0; s < questions.of_subject.size(); ++s)
        for (const auto own : questions.of_subject[s]) {
            const auto& known = questions.distinct[own];
            if (known.capability == asked.capability && class_of(known.kind) == class_of(asked.kind))
                return {application_.subjects[s].path, to_string(asked.capability)};
        }
    return {};
}

}  // namespace rpmgap::resolve
