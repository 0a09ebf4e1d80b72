#include "resolve/installable.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string_view>
#include <unordered_set>

namespace rpmgap::resolve {

namespace {

using model::Breakage;

// Whether some name in a dependency is of a class that not every channel carries; by string id, looked at once.
class Unanswerable {
public:
    // `before`: a channel of a better support state has to carry it.
    Unanswerable(const Pool* pool, const CarriedClasses& carried, std::optional<model::Support> before)
        : pool_(pool), carried_(carried), before_(before), known_(static_cast<std::size_t>(pool->ss.nstrings)) {}

    bool is(Id capability) {
        if (ISRELDEP(capability)) {
            const Reldep* relation = GETRELDEP(pool_, capability);
            return is(relation->name) || (relation->flags > 7 && is(relation->evr));
        }
        auto& state = known_[static_cast<std::size_t>(capability)];
        if (state == 0) {
            const std::string_view name = pool_id2str(pool_, capability);
            const auto what = class_of(name);
            const bool lacks = before_ ? carried_.lacking_before(what, *before_) : !carried_.all_carry(what);
            state = lacks && !name.starts_with("rpmlib(") ? 2 : 1;
        }
        return state == 2;
    }

private:
    const Pool* pool_;
    const CarriedClasses& carried_;
    std::optional<model::Support> before_;
    std::vector<char> known_;  // 0 not looked at, 1 no, 2 yes
};

// Each once, in an order that does not hang on addresses.
void in_order(std::vector<const std::vector<Id>*>& sets) {
    std::sort(sets.begin(), sets.end(), [](const auto* a, const auto* b) { return *a < *b; });
    sets.erase(std::unique(sets.begin(), sets.end()), sets.end());
}

}  // namespace

UnanswerableRequirements::UnanswerableRequirements(const SolvPool& pool, const CarriedClasses& carried) : pool_(pool) {
    if (carried.lacking_before(Carried::files, model::Support::opt_in) ||
        carried.lacking_before(Carried::generated, model::Support::opt_in))
        drop(carried, model::Support::opt_in);
}

UnanswerableRequirements::UnanswerableRequirements(const SolvPool& pool, const ChannelSet& channels) : pool_(pool) {
    const CarriedClasses carried(pool, channels);
    if (!carried.all_carry(Carried::files) || !carried.all_carry(Carried::generated)) drop(carried, std::nullopt);
}

void UnanswerableRequirements::drop(const CarriedClasses& carried, std::optional<model::Support> before) {
    Unanswerable unanswerable(pool_.raw(), carried, before);
    for (Id package = 2; package < pool_.raw()->nsolvables; ++package) {
        const Solvable& s = pool_.solvable(package);
        if (s.repo == nullptr || s.dep_requires == 0 || pool_.is_question(package)) continue;
        Id* const first = s.repo->idarraydata + s.dep_requires;
        Id* last = first;
        while (*last != 0) ++last;
        const auto is_dropped = [&](Id id) { return id != SOLVABLE_PREREQMARKER && unanswerable.is(id); };
        if (std::none_of(first, last, is_dropped)) continue;
        changed_.push_back({package, {first, last}});
        Id* const kept = std::remove_if(first, last, is_dropped);
        dropped_ += static_cast<std::size_t>(last - kept);
        *kept = 0;
    }
}

void UnanswerableRequirements::restore() {
    for (const auto& [package, requirements] : changed_) {
        const Solvable& s = pool_.solvable(package);
        std::copy(requirements.begin(), requirements.end(), s.repo->idarraydata + s.dep_requires);
        s.repo->idarraydata[s.dep_requires + static_cast<Offset>(requirements.size())] = 0;
    }
    changed_.clear();
    dropped_ = 0;
}

std::vector<Id> Installability::alive(const std::vector<Id>& set) const {
    std::vector<Id> packages;
    for (const Id package : set)
        if (!dead_ends_.is_doomed(package)) packages.push_back(package);
    return packages;
}

// Weak jobs for all sets; returns those that nothing was taken for.
Installability::Sets Installability::solve_together(const Sets& sets, bool keep_choice) {
    IdQueue jobs;
    for (const auto* set : sets) tier_.ask_for_one(jobs, alive(*set), true);
    const auto solver = tier_.solve(jobs);
    IdQueue decisions;
    solver_get_decisionqueue(solver.get(), decisions.raw());
    std::unordered_set<Id> taken;
    for (const Id decision : decisions)
        if (decision > 0) taken.insert(decision);
    if (keep_choice) {
        chosen_.clear();
        chosen_list_.clear();
        for (const Id package : taken) {
            if (package == SYSTEMSOLVABLE) continue;
            chosen_.add(package);
            chosen_list_.push_back(package);
        }
    }
    std::sort(chosen_list_.begin(), chosen_list_.end());
    Sets failed;
    for (const auto* set : sets)
        if (std::none_of(set->begin(), set->end(), [&](Id p) { return taken.contains(p); })) failed.push_back(set);
    return failed;
}

void Installability::choose(const std::vector<std::vector<Id>>& sets) {
    std::vector<Id> all;
    for (const auto& set : sets) all.insert(all.end(), set.begin(), set.end());
    dead_ends_.explore(all);
    Sets open;
    for (const auto& set : sets) {
        const auto [entry, fresh] = breakages_.try_emplace(set);
        if (!fresh) continue;
        if (alive(set).empty()) {
            entry->second = dead_end(set);
        } else {
            open.push_back(&set);
        }
    }
    // What fell to the others may come in by itself; what never comes in has a problem of its own.
    Sets fell;
    for (bool first = true; !open.empty(); first = false) {
        auto failed = solve_together(open, first);
        if (first) fell = failed;
        std::swap(open, failed);
        if (open.size() == failed.size()) break;
    }
    open = refute(open);
    for (const auto* set : open) breakages_[*set] = solve_alone(*set);
    note_left_out(fell);
}

// What comes in by itself and not beside the others: among these those with a problem of their own may have been in the
// way, so they are asked once more without them.
void Installability::note_left_out(const Sets& fell) {
    if (std::all_of(fell.begin(), fell.end(), [&](const auto* set) { return breakages_[*set].has_value(); })) return;
    Sets sound;
    for (const auto& [set, breakage] : breakages_)
        if (!breakage) sound.push_back(&set);
    if (solve_together(sound, true).empty()) return;
    auto out = note_joint_conflicts(sound);
    sound.erase(std::remove_if(sound.begin(), sound.end(),
                               [&](const auto* set) { return std::find(out.begin(), out.end(), set) != out.end(); }),
                sound.end());
    const auto fallen = solve_together(sound, true);
    out.insert(out.end(), fallen.begin(), fallen.end());
    for (const auto* set : out) left_out_.push_back(*set);
}

// Reads the problems that the sets have together. Of one that ends at a requirement which nothing meets, `(a if bash)`
// where bash comes with another set and `a` needs what is not there, only the sets that lead to it are told; returns
// these, since the others come in without them.
Installability::Sets Installability::note_joint_conflicts(const Sets& sets) {
    IdQueue jobs;
    for (const auto* set : sets) tier_.ask_for_one(jobs, alive(*set), false);
    const auto solver = tier_.solve(jobs);
    Sets out;
    const auto count = static_cast<Id>(solver_problem_count(solver.get()));
    for (Id problem = 1; problem <= count; ++problem) {
        const auto involved = involved_in(solver.get(), problem, sets);
        if (involved.empty()) continue;
        const auto reason = reason_of(tier_, solver.get(), problem);
        Sets leading;
        if (!reason.is_conflict)
            std::copy_if(involved.begin(), involved.end(), std::back_inserter(leading),
                         [&](const auto* set) { return leads_to(*set, reason.source); });
        Joint joint;
        for (const auto* set : leading.empty() ? involved : leading) joint.sets.push_back(*set);
        joint.breakage = told_.of_reason(reason, joint.sets.front());
        joint_conflicts_.push_back(std::move(joint));
        out.insert(out.end(), leading.begin(), leading.end());
    }
    in_order(out);
    return out;
}

// The sets whose jobs a problem rests on.
Installability::Sets Installability::involved_in(Solver* solver, Id problem, const Sets& sets) const {
    IdQueue rules;
    solver_findallproblemrules(solver, problem, rules.raw());
    Sets involved;
    for (const Id rule : rules)
        if (const int job = solver_rule2jobidx(solver, rule); job > 0)
            involved.push_back(sets[static_cast<std::size_t>(job - 1) / 2]);  // a job is two ids in the queue
    in_order(involved);
    return involved;
}

// Asks for all sets at once and reads the problems: one that rests on a single set is that set's own. Returns the sets
// that only share problems.
Installability::Sets Installability::refute(const Sets& sets) {
    if (sets.empty()) return {};
    IdQueue jobs;
    for (const auto* set : sets) tier_.ask_for_one(jobs, *set, false);
    const auto solver = tier_.solve(jobs);
    Sets sharing;
    const auto count = static_cast<Id>(solver_problem_count(solver.get()));
    for (Id problem = 1; problem <= count; ++problem) {
        const auto involved = involved_in(solver.get(), problem, sets);
        if (involved.size() == 1) {
            breakages_[*involved.front()] = told_.of_problem(solver.get(), problem, *involved.front());
        } else {
            sharing.insert(sharing.end(), involved.begin(), involved.end());
        }
    }
    in_order(sharing);
    sharing.erase(
        std::remove_if(sharing.begin(), sharing.end(), [&](const auto* set) { return breakages_[*set].has_value(); }),
        sharing.end());
    return sharing;
}

const std::optional<Breakage>& Installability::breakage_of(const std::vector<Id>& set) const {
    static const std::optional<Breakage> none;
    const auto known = breakages_.find(set);
    return known == breakages_.end() ? none : known->second;
}

std::optional<Breakage> Installability::solve_alone(const std::vector<Id>& set) {
    IdQueue jobs;
    tier_.ask_for_one(jobs, set, false);
    const auto solver = tier_.solve(jobs);
    if (solver_problem_count(solver.get()) == 0) return std::nullopt;
    return told_.of_problem(solver.get(), 1, set);
}

std::optional<Breakage> Installability::breakage_of_question(Id question, const std::vector<Id>& given,
                                                             const std::vector<Id>& satisfying) {
    IdQueue jobs;
    jobs.push(SOLVER_INSTALL | SOLVER_SOLVABLE, question);
    for (const Id package : given) jobs.push(SOLVER_INSTALL | SOLVER_SOLVABLE, package);
    const auto solver = tier_.solve(jobs);
    if (solver_problem_count(solver.get()) == 0) return std::nullopt;
    dead_ends_.explore(satisfying);
    std::vector<Id> doomed;
    for (const Id package : satisfying)
        if (dead_ends_.is_doomed(package)) doomed.push_back(package);
    if (!doomed.empty()) return dead_end(doomed);
    return told_.of_problem(solver.get(), 1, satisfying);
}

Breakage Installability::dead_end(const std::vector<Id>& set) const {
    return told_.of_chain(dead_ends_.shortest_chain(set));
}

bool Installability::leads_to(const std::vector<Id>& from, Id package) const {
    const auto first = told_.path_to(from, package).front();
    return std::binary_search(from.begin(), from.end(), first);
}

}  // namespace rpmgap::resolve
