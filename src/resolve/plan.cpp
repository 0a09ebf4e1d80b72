#include "resolve/plan.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "resolve/capability_id.hpp"
#include "resolve/image_packages.hpp"
#include "resolve/problem.hpp"
#include "resolve/tiers.hpp"

namespace rpmgap::resolve {

namespace {

using model::Outcome;
using model::PlannedPackage;
using WeakDependencies = Tier::WeakDependencies;

class Planner {
public:
    Planner(SolvPool& pool, const model::Application& application, const Found& found, const model::Tier& tier,
            const std::vector<std::uint32_t>& refused)
        : pool_(pool), application_(application), found_(found), channels_(channels_of(pool, tier)) {
        blocked_.insert(tier.blocked_by.begin(), tier.blocked_by.end());
        blocked_subjects_.insert(tier.blocked_packages.begin(), tier.blocked_packages.end());
        plan_.refused = refused;
        for (const auto subject : refused)
            if (const Id package = pool.package_of_subject(subject); package != 0) kept_out_.insert(package);
    }

    model::Plan run(const model::Image& image) && {
        plan_.image = image.name;
        install_image(image);
        plan_.image_known = image.name == "none" || !plan_.image_packages.empty();
        collect_sets();
        keep_out_dependents();
        collect_wanted();
        Tier tier(pool_, channels_);
        for (const Id package : kept_out_) tier.remove(package);
        solve(tier);
        std::sort(plan_.left_out.begin(), plan_.left_out.end());
        return std::move(plan_);
    }

private:
    // One package of these is to be installed: for questions, or as a package of the application.
    struct Wanted {
        std::vector<Id> packages;
        std::vector<std::uint32_t> questions;
        std::optional<std::uint32_t> subject;
    };

    void install_image(const model::Image& image) {
        auto [packages, named, missing] = image_packages(pool_, image);
        plan_.image_missing = std::move(missing);
        const auto copies = pool_.install(packages);
        for (std::size_t i = 0; i < packages.size(); ++i) {
            copy_of_.emplace(packages[i], copies[i]);
            plan_.image_packages.push_back(pool_.reference(packages[i]));
        }
        std::sort(plan_.image_packages.begin(), plan_.image_packages.end(),
                  [](const auto& a, const auto& b) { return std::tie(a.name, a.arch) < std::tie(b.name, b.arch); });
    }

    // A package of the image serves as well as the one that it was installed from.
    void collect_sets() {
        sets_.resize(found_.drafts.size());
        for (std::size_t i = 0; i < sets_.size(); ++i) {
            if (!found_.required[i]) continue;
            const Draft& draft = found_.drafts[i];
            const auto question = static_cast<std::uint32_t>(i);
            if (needs_nothing(pool_, draft) || !holds_up(found_.questions.distinct[i], draft)) continue;
            if (blocked_.contains(question) || draft.outcome != Outcome::satisfied) {
                plan_.left_out.push_back(question);
                continue;
            }
            if (found_.rich_package.contains(i)) continue;  // its package asks for it
            sets_[i] = wanted_set(pool_, channels_, draft);
            const auto originals = sets_[i];
            for (const Id package : originals)
                if (const auto copy = copy_of_.find(package); copy != copy_of_.end()) sets_[i].push_back(copy->second);
        }
    }

    // A package of the application that needs what cannot be had is no part of the plan, nor is one that needs such a
    // package; what else they need is.
    void keep_out_dependents() {
        for (std::size_t before = kept_out_.size() + 1; before != kept_out_.size();) {
            before = kept_out_.size();
            for (std::size_t s = 0; s < application_.subjects.size(); ++s)
                if (const Id package = pool_.package_of_subject(s); package != 0 && lacks_something(s))
                    kept_out_.insert(package);
        }
    }

    [[nodiscard]] bool lacks_something(std::size_t subject) const {
        const auto& asked = found_.questions.of_subject[subject];
        const auto& requirements = application_.subjects[subject].requirements;
        for (std::size_t r = 0; r < asked.size(); ++r) {
            if (!is_of_header(requirements[r])) continue;
            const Draft& draft = found_.drafts[asked[r]];
            if (draft.outcome == Outcome::unmet || blocked_.contains(asked[r])) return true;
            if (!draft.hits.empty() && std::all_of(draft.hits.begin(), draft.hits.end(),
                                                   [&](const Hit& hit) { return kept_out_.contains(hit.package); }))
                return true;
        }
        return false;
    }

    void collect_wanted() {
        std::map<std::vector<Id>, std::size_t> known;
        for (std::uint32_t question = 0; question < sets_.size(); ++question) {
            auto set = sets_[question];
            const auto rich = found_.rich_package.find(question);
            const bool is_asked = found_.required[question] && !blocked_.contains(question);
            if (rich != found_.rich_package.end() && is_asked) {
                set = {rich->second};
                parts_[question] = sets_of_parts(found_.questions.distinct[question].capability);
            }
            if (set.empty()) continue;
            const auto [entry, fresh] = known.emplace(set, wanted_.size());
            if (fresh) wanted_.push_back({std::move(set), {}, std::nullopt});
            wanted_[entry->second].questions.push_back(question);
        }
        for (std::uint32_t subject = 0; subject < application_.subjects.size(); ++subject)
            if (const Id package = pool_.package_of_subject(subject); package != 0 && !kept_out_.contains(package))
                wanted_.push_back({{package}, {}, subject});
    }

    // What can meet each part of a rich dependency.
    [[nodiscard]] std::vector<std::vector<Id>> sets_of_parts(const model::Capability& capability) const {
        std::vector<std::vector<Id>> sets;
        for (const Leaf& leaf : leaves_of(capability)) {
            if (!leaf.positive) continue;
            auto& set = sets.emplace_back();
            for (const Id package : pool_.providers_of(capability_id(pool_.raw(), *leaf.capability, false))) {
                if (pool_.is_application(package) || !channels_.has(pool_.channel_of(package))) continue;
                set.push_back(package);
                if (const auto copy = copy_of_.find(package); copy != copy_of_.end()) set.push_back(copy->second);
            }
        }
        return sets;
    }

    // `may_fail`: whether what does not go with the rest is left out.
    template <typename Predicate>
    [[nodiscard]] auto solve_for_wanted(Tier& tier, Predicate may_fail) const {
        IdQueue jobs;
        for (const auto& wanted : wanted_) tier.ask_for_one(jobs, wanted.packages, may_fail(wanted));
        return tier.solve(jobs, WeakDependencies::installed);
    }

    // The application's packages come first: what they drag along may be in the way of what is only called. Of two that
    // exclude each other the tier's judgement has told which one is left out.
    void solve(Tier& tier) {
        auto solver = solve_for_wanted(
            tier, [&](const Wanted& wanted) { return !wanted.subject || blocked_subjects_.contains(*wanted.subject); });
        if (solver_problem_count(solver.get()) > 0) solver = solve_for_wanted(tier, [](const Wanted&) { return true; });
        const auto is_taken = [&](Id package) { return solver_get_decisionlevel(solver.get(), package) > 0; };
        std::vector<bool> fell;
        for (const auto& wanted : wanted_)
            fell.push_back(std::none_of(wanted.packages.begin(), wanted.packages.end(), is_taken));
        read(solver.get());
        if (std::find(fell.begin(), fell.end(), true) != fell.end()) note_fallen(tier, fell);
    }

    // What was left out in silence is asked for once more, and the problems say why: first each for itself over the
    // image, then what only the rest keeps out.
    void note_fallen(Tier& tier, const std::vector<bool>& fell) {
        std::vector<bool> told(wanted_.size());
        for (std::size_t i = 0; i < wanted_.size(); ++i) {
            if (!fell[i]) continue;
            IdQueue job;
            tier.ask_for_one(job, wanted_[i].packages, false);
            const auto alone = tier.solve(job, WeakDependencies::installed);
            told[i] = solver_problem_count(alone.get()) > 0;
            if (told[i]) note_problem(reason_of(tier, alone.get(), 1), wanted_[i]);
        }
        if (told == fell) return;
        const auto together = solve_for_wanted(tier, [](const Wanted&) { return false; });
        const auto count = static_cast<Id>(solver_problem_count(together.get()));
        for (Id problem = 1; problem <= count; ++problem) {
            const auto reason = reason_of(tier, together.get(), problem);
            for (const std::size_t i : involved_in(together.get(), problem)) {
                if (!fell[i] || told[i]) continue;
                told[i] = true;
                note_problem(reason, wanted_[i]);
            }
        }
        for (std::size_t i = 0; i < wanted_.size(); ++i)
            if (fell[i] && !told[i]) note_problem({}, wanted_[i]);
    }

    // The jobs that a problem rests on, by index into wanted_.
    static std::vector<std::size_t> involved_in(Solver* solver, Id problem) {
        IdQueue rules;
        solver_findallproblemrules(solver, problem, rules.raw());
        std::vector<std::size_t> involved;
        for (const Id rule : rules)
            if (const int job = solver_rule2jobidx(solver, rule); job > 0)
                involved.push_back(static_cast<std::size_t>(job - 1) / 2);  // a job is two ids in the queue
        return involved;
    }

    void note_problem(const Reason& reason, const Wanted& wanted) {
        auto cause = rpmgap::resolve::told(pool_, reason);
        if (cause.empty()) cause = pool_.reference(wanted.packages.front()).name + " does not go with the rest";
        auto known = std::find_if(plan_.problems.begin(), plan_.problems.end(),
                                  [&](const model::PlanProblem& problem) { return problem.cause == cause; });
        if (known == plan_.problems.end()) {
            known = plan_.problems.insert(known, {std::move(cause), {}, {}, tie_of(reason)});
        }
        known->questions.insert(known->questions.end(), wanted.questions.begin(), wanted.questions.end());
        if (wanted.subject) known->packages.push_back(*wanted.subject);
        plan_.left_out.insert(plan_.left_out.end(), wanted.questions.begin(), wanted.questions.end());
    }

    [[nodiscard]] model::PlanProblem::Tie tie_of(const Reason& reason) const {
        using Tie = model::PlanProblem::Tie;
        const auto is_own = [&](Id package) { return package > SYSTEMSOLVABLE && pool_.is_application(package); };
        if (!reason.is_conflict || (!is_own(reason.source) && !is_own(reason.target))) return Tie::none;
        const bool one_name = reason.source > SYSTEMSOLVABLE && reason.target > SYSTEMSOLVABLE &&
                              pool_.solvable(reason.source).name == pool_.solvable(reason.target).name;
        if (is_own(reason.source) && is_own(reason.target)) return one_name ? Tie::versions : Tie::own;
        return one_name ? Tie::none : Tie::across;
    }

    void read(Solver* solver) {
        std::vector<Id> added;
        std::unordered_map<Id, Id> gone;  // by name: packages of the image that are taken away
        std::unordered_set<Id> result;
        for (Id package = 2; package < pool_.raw()->nsolvables; ++package) {
            if (pool_.solvable(package).repo == nullptr || pool_.is_question(package)) continue;
            const bool is_there = solver_get_decisionlevel(solver, package) > 0;
            if (is_there) result.insert(package);
            if (pool_.is_installed(package)) {
                if (!is_there) gone.emplace(pool_.solvable(package).name, package);
            } else if (is_there && !pool_.is_application(package)) {
                added.push_back(package);
            }
        }
        const auto direct = direct_packages(result);
        for (const Id package : added) {
            auto planned = described(package);
            planned.direct = direct.contains(package);
            planned.weak = solver_describe_decision(solver, package, nullptr) == SOLVER_REASON_WEAKDEP;
            const auto replaced = gone.find(pool_.solvable(package).name);
            if (replaced != gone.end()) planned.replaces = pool_.reference(replaced->second).evr;
            plan_.to_install.push_back(std::move(planned));
        }
        for (const Id package : direct)
            if (pool_.is_installed(package)) plan_.in_image.push_back(described(package));
        note_removed(gone, result);
        for (auto* list : {&plan_.to_install, &plan_.in_image})
            std::sort(list->begin(), list->end(), [](const auto& a, const auto& b) {
                return std::tie(a.package.name, a.package.arch) < std::tie(b.package.name, b.package.arch);
            });
        write_arguments(result);
    }

    // Of the packages that serve a question, the one that was taken.
    [[nodiscard]] std::unordered_set<Id> direct_packages(const std::unordered_set<Id>& result) const {
        std::unordered_set<Id> direct;
        for (std::uint32_t question = 0; question < sets_.size(); ++question) direct.merge(taken_for(question, result));
        return direct;
    }

    [[nodiscard]] std::unordered_set<Id> taken_for(std::uint32_t question, const std::unordered_set<Id>& result) const {
        std::unordered_set<Id> taken{taken_of(sets_[question], result)};
        if (const auto parts = parts_.find(question); parts != parts_.end())
            for (const auto& set : parts->second) taken.insert(taken_of(set, result));
        taken.erase(0);
        return taken;
    }

    [[nodiscard]] Id taken_of(const std::vector<Id>& set, const std::unordered_set<Id>& result) const {
        std::vector<Id> taken;
        for (const Id package : set)
            if (result.contains(package)) taken.push_back(package);
        return taken.empty() ? 0 : pool_.preferred(taken);
    }

    void note_removed(const std::unordered_map<Id, Id>& gone, const std::unordered_set<Id>& result) {
        std::unordered_set<Id> names;
        for (const Id package : result) names.insert(pool_.solvable(package).name);
        for (const auto& [name, package] : gone)
            if (!names.contains(name)) plan_.removed.push_back(nevra(pool_.reference(package)));
        std::sort(plan_.removed.begin(), plan_.removed.end());
    }

    // Files of packages bring what these require; the rest is named, as is what only their scriptlets call.
    void write_arguments(const std::unordered_set<Id>& result) {
        std::unordered_set<std::size_t> installed_subjects;
        for (const auto& wanted : wanted_) {
            if (!wanted.subject || !result.contains(wanted.packages.front())) continue;
            installed_subjects.insert(*wanted.subject);
            plan_.arguments.push_back(install_word(application_.subjects[*wanted.subject]));
        }
        std::unordered_set<Id> brought;
        std::unordered_set<Id> called;
        std::unordered_set<Id> named;
        for (std::size_t s = 0; s < application_.subjects.size(); ++s) {
            const auto& asked = found_.questions.of_subject[s];
            for (std::size_t r = 0; r < asked.size(); ++r) {
                const bool brings = is_of_header(application_.subjects[s].requirements[r]);
                auto& list = !installed_subjects.contains(s) ? named : brings ? brought : called;
                for (const Id package : taken_for(asked[r], result))
                    if (!pool_.is_installed(package)) list.insert(package);
            }
        }
        for (const Id package : called)
            if (!brought.contains(package)) named.insert(package);
        std::vector<std::string> names;
        for (const Id package : named) {
            const auto reference = pool_.reference(package);
            const bool is_foreign = pool_arch2score(pool_.raw(), pool_.solvable(package).arch) >> 16U != 1 &&
                                    pool_.solvable(package).arch != ARCH_NOARCH;
            names.push_back(is_foreign ? reference.name + '.' + reference.arch : reference.name);
        }
        std::sort(names.begin(), names.end());
        names.erase(std::unique(names.begin(), names.end()), names.end());
        plan_.arguments.insert(plan_.arguments.end(), names.begin(), names.end());
        for (const auto& planned : plan_.to_install)
            if (planned.package.support != model::Support::enabled &&
                std::find(plan_.enable.begin(), plan_.enable.end(), planned.package.channel) == plan_.enable.end())
                plan_.enable.push_back(planned.package.channel);
        std::sort(plan_.enable.begin(), plan_.enable.end());
    }

    [[nodiscard]] PlannedPackage described(Id package) const {
        PlannedPackage planned;
        planned.package = pool_.reference(package);
        const Id original = pool_.original_of(package);
        planned.download_size = pool_.download_size(original);
        planned.installed_size = pool_.installed_size(original);
        planned.direct = true;
        return planned;
    }

    SolvPool& pool_;
    const model::Application& application_;
    const Found& found_;
    ChannelSet channels_;
    std::unordered_set<std::uint32_t> blocked_;
    std::unordered_set<std::uint32_t> blocked_subjects_;  // packages that do not go with the rest
    std::unordered_map<Id, Id> copy_of_;
    std::unordered_set<Id> kept_out_;                                        // packages of the application
    std::vector<std::vector<Id>> sets_;                                      // by question; empty: not asked for
    std::unordered_map<std::uint32_t, std::vector<std::vector<Id>>> parts_;  // by question, of rich ones
    std::vector<Wanted> wanted_;
    model::Plan plan_;
};

}  // namespace

model::Plan make_plan(SolvPool& pool, const model::Application& application, const Found& found,
                      const model::Image& image, const std::vector<model::Tier>& tiers,
                      const std::vector<std::uint32_t>& refused) {
    auto tier = std::ranges::find(tiers, model::Verdict::yes, &model::Tier::installs);
    if (tier == tiers.end()) tier = std::ranges::find(tiers, model::Verdict::unknown, &model::Tier::installs);
    if (tier == tiers.end()) tier = tiers.begin();
    return Planner(pool, application, found, *tier, refused).run(image);
}

}  // namespace rpmgap::resolve
