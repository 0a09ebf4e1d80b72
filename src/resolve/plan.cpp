#include "resolve/plan.hpp"

#include <algorithm>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "resolve/image_packages.hpp"
#include "resolve/tiers.hpp"
#include "support/text.hpp"

namespace rpmgap::resolve {

namespace {

using model::Outcome;
using model::PlannedPackage;
using WeakDependencies = Tier::WeakDependencies;

class Planner {
public:
    Planner(SolvPool& pool, const model::Application& application, const Found& found, const model::Tier& tier)
        : pool_(pool), application_(application), found_(found), channels_(channels_of(pool, tier)) {
        blocked_.insert(tier.blocked_by.begin(), tier.blocked_by.end());
    }

    model::Plan run(const model::Image& image) && {
        plan_.image = image.name;
        plan_.image_known = image.name == "none" || !image.packages.empty();
        install_image(image);
        collect_sets();
        Tier tier(pool_, channels_);
        solve(tier);
        return std::move(plan_);
    }

private:
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
            if (needs_nothing(pool_, draft)) continue;
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

    // A package of the application that needs what cannot be had is no part of the plan; what else it needs is.
    [[nodiscard]] std::vector<Id> installable_packages() const {
        std::vector<Id> packages;
        for (std::size_t s = 0; s < application_.subjects.size(); ++s) {
            const Id package = pool_.package_of_subject(s);
            if (package == 0) continue;
            const auto& asked = found_.questions.of_subject[s];
            const auto& requirements = application_.subjects[s].requirements;
            bool can_be = true;
            for (std::size_t r = 0; r < asked.size(); ++r) {
                const bool is_needed = requirements[r].strength == model::Strength::required;
                const Draft& draft = found_.drafts[asked[r]];
                const bool unmet = draft.outcome == Outcome::unmet;
                if (is_needed && (unmet || blocked_.contains(asked[r]))) can_be = false;
            }
            if (can_be) packages.push_back(package);
        }
        return packages;
    }

    void add_jobs(IdQueue& jobs, const Tier& tier) const {
        for (const auto& set : sets_)
            if (!set.empty()) tier.ask_for_one(jobs, set, true);
        for (const auto& [question, package] : found_.rich_package)
            if (found_.required[question] && !blocked_.contains(static_cast<std::uint32_t>(question)))
                jobs.push(SOLVER_INSTALL | SOLVER_WEAK | SOLVER_SOLVABLE, package);
    }

    void solve(Tier& tier) {
        const auto own = installable_packages();
        IdQueue jobs;
        add_jobs(jobs, tier);
        for (const Id package : own) jobs.push(SOLVER_INSTALL | SOLVER_SOLVABLE, package);
        auto solver = tier.solve(jobs, WeakDependencies::installed);
        const auto count = static_cast<Id>(solver_problem_count(solver.get()));
        for (Id problem = 1; problem <= count; ++problem) note_problem(solver.get(), problem);
        if (count > 0) {
            IdQueue weaker;
            add_jobs(weaker, tier);
            for (const Id package : own) weaker.push(SOLVER_INSTALL | SOLVER_WEAK | SOLVER_SOLVABLE, package);
            solver = tier.solve(weaker, WeakDependencies::installed);
        }
        read(solver.get(), own);
    }

    void note_problem(Solver* solver, Id problem) {
        const Id rule = solver_findproblemrule(solver, problem);
        Id source = 0;
        Id target = 0;
        Id dependency = 0;
        const auto type = solver_ruleinfo(solver, rule, &source, &target, &dependency);
        auto text = support::printable(solver_problemruleinfo2str(solver, type, source, target, dependency));
        if (std::find(plan_.problems.begin(), plan_.problems.end(), text) == plan_.problems.end())
            plan_.problems.push_back(std::move(text));
    }

    void read(Solver* solver, const std::vector<Id>& own) {
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
        write_arguments(result, own);
    }

    // Of the packages that serve a question, the one that was taken.
    [[nodiscard]] std::unordered_set<Id> direct_packages(const std::unordered_set<Id>& result) const {
        std::unordered_set<Id> direct;
        for (const auto& set : sets_)
            if (const Id package = taken_of(set, result); package != 0) direct.insert(package);
        return direct;
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

    // Files of packages bring what these require; the rest is named.
    void write_arguments(const std::unordered_set<Id>& result, const std::vector<Id>& own) {
        std::unordered_set<std::size_t> installed_subjects;
        for (std::size_t s = 0; s < application_.subjects.size(); ++s) {
            const Id package = pool_.package_of_subject(s);
            if (package == 0 || std::find(own.begin(), own.end(), package) == own.end()) continue;
            if (!result.contains(package)) continue;
            installed_subjects.insert(s);
            plan_.arguments.push_back(application_.subjects[s].path);
        }
        std::vector<std::string> names;
        for (std::size_t s = 0; s < application_.subjects.size(); ++s) {
            if (installed_subjects.contains(s)) continue;
            for (const auto question : found_.questions.of_subject[s]) {
                const Id package = taken_of(sets_[question], result);
                if (package == 0 || pool_.is_installed(package)) continue;
                const auto reference = pool_.reference(package);
                const bool is_foreign = pool_arch2score(pool_.raw(), pool_.solvable(package).arch) >> 16U != 1 &&
                                        pool_.solvable(package).arch != ARCH_NOARCH;
                names.push_back(is_foreign ? reference.name + '.' + reference.arch : reference.name);
            }
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
    std::unordered_map<Id, Id> copy_of_;
    std::vector<std::vector<Id>> sets_;  // by question
    model::Plan plan_;
};

}  // namespace

model::Plan make_plan(SolvPool& pool, const model::Application& application, const Found& found,
                      const model::Image& image, const std::vector<model::Tier>& tiers) {
    const auto works = std::find_if(tiers.begin(), tiers.end(),
                                    [](const model::Tier& tier) { return tier.installs == model::Verdict::yes; });
    return Planner(pool, application, found, works == tiers.end() ? tiers.front() : *works).run(image);
}

}  // namespace rpmgap::resolve
