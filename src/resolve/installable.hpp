// Can what satisfies the application be installed from the enabled channels, and what would the solver take?
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "model/answer.hpp"
#include "resolve/breakages.hpp"
#include "resolve/carried.hpp"
#include "resolve/dead_ends.hpp"
#include "resolve/tier.hpp"

namespace rpmgap::resolve {

/// Takes those requirements out of all packages of a pool that its metadata cannot answer (a path where a channel has
/// no file lists): they are held to be met. Look-ups must be done before.
class UnanswerableRequirements {
public:
    /// Of the first tier: what an enabled channel does not carry.
    UnanswerableRequirements(const SolvPool& pool, const CarriedClasses& carried);
    /// Of these channels: what any of them does not carry.
    UnanswerableRequirements(const SolvPool& pool, const ChannelSet& channels);

    [[nodiscard]] std::size_t size() const { return dropped_; }  ///< how many were taken out
    void restore();                                              ///< puts them back

private:
    struct Changed {
        Id package;
        std::vector<Id> requirements;  // as they were
    };
    void drop(const CarriedClasses& carried, std::optional<model::Support> before);

    const SolvPool& pool_;
    std::size_t dropped_ = 0;
    std::vector<Changed> changed_;
};

class Installability {
public:
    Installability(const SolvPool& pool, const ChannelSet& channels)
        : tier_(pool, channels), dead_ends_(tier_), chosen_(pool), told_(tier_) {}
    Installability(const Installability&) = delete;
    Installability& operator=(const Installability&) = delete;

    /// Solves for one package of every set together, without those that cannot be installed at all. Sets hold packages
    /// of the tier's channels only, sorted. To be called once.
    void choose(const std::vector<std::vector<Id>>& sets);
    [[nodiscard]] bool is_chosen(Id package) const { return chosen_.has(package); }
    [[nodiscard]] const std::vector<Id>& chosen() const { return chosen_list_; }  ///< everything that was taken, sorted
    [[nodiscard]] const Tier& tier() const { return tier_; }

    /// Sets that are no breakage of their own, and that the rest was chosen without: they cannot be installed beside
    /// it.
    [[nodiscard]] const std::vector<std::vector<Id>>& left_out() const { return left_out_; }

    /// Sets that cannot be installed together although each of them can.
    struct Joint {
        std::vector<std::vector<Id>> sets;
        model::Breakage breakage;
    };
    [[nodiscard]] const std::vector<Joint>& joint_conflicts() const { return joint_conflicts_; }

    /// Why no package of a set that was given to choose() can be installed, if so. A set that only cannot be installed
    /// beside the others is no breakage of its own.
    [[nodiscard]] const std::optional<model::Breakage>& breakage_of(const std::vector<Id>& set) const;

    /// The same for the requirement of `question`, a package made for it, beside `given`, which are there anyway;
    /// `satisfying` are packages that it was answered with.
    [[nodiscard]] std::optional<model::Breakage> breakage_of_question(Id question, const std::vector<Id>& given,
                                                                      const std::vector<Id>& satisfying);

private:
    std::vector<Id> alive(const std::vector<Id>& set) const;
    using Sets = std::vector<const std::vector<Id>*>;
    Sets solve_together(const Sets& sets, bool keep_choice);
    void note_left_out(const Sets& fell);
    Sets note_joint_conflicts(const Sets& sets);
    Sets involved_in(Solver* solver, Id problem, const Sets& sets) const;
    Sets refute(const Sets& sets);
    std::optional<model::Breakage> solve_alone(const std::vector<Id>& set);
    model::Breakage dead_end(const std::vector<Id>& set) const;
    bool leads_to(const std::vector<Id>& from, Id package) const;

    Tier tier_;
    DeadEnds dead_ends_;
    PackageSet chosen_;
    std::vector<Id> chosen_list_;
    std::vector<std::vector<Id>> left_out_;
    std::vector<Joint> joint_conflicts_;
    std::map<std::vector<Id>, std::optional<model::Breakage>> breakages_;
    Breakages told_;
};

}  // namespace rpmgap::resolve
