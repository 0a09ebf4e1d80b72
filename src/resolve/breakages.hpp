// Why packages of a tier cannot be installed, told from the packages that are asked for to the cause.
#pragma once

#include <optional>
#include <vector>

#include "model/answer.hpp"
#include "resolve/problem.hpp"
#include "resolve/tier.hpp"
#include "resolve/unindexed.hpp"

namespace rpmgap::resolve {

class Breakages {
public:
    explicit Breakages(const Tier& tier) : pool_(tier.pool()), tier_(tier) {}

    /// A chain of packages and capabilities in turn, whose last capability nothing provides.
    [[nodiscard]] model::Breakage of_chain(const std::vector<Id>& chain) const;
    /// What the solver says of one of its problems, reached from these packages.
    [[nodiscard]] model::Breakage of_problem(Solver* solver, Id problem, const std::vector<Id>& from) const;
    [[nodiscard]] model::Breakage of_reason(const Reason& reason, const std::vector<Id>& from) const;

    /// Packages and capabilities in turn from one of `from` to `package`, which is last; only that when no requirement
    /// leads there.
    [[nodiscard]] std::vector<Id> path_to(const std::vector<Id>& from, Id package) const;

private:
    void note_elsewhere(Id cause, model::Breakage& breakage) const;
    void note_hidden(Id cause, model::Breakage& breakage) const;

    const SolvPool& pool_;
    const Tier& tier_;
    mutable std::optional<UnindexedProvides> hidden_;  // made at the first cause that nothing provides
};

}  // namespace rpmgap::resolve
