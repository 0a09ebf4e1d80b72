// What packages provide that libsolv leaves out of its index: those of other architectures, and hidden ones.
#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "model/answer.hpp"
#include "resolve/pool.hpp"

namespace rpmgap::resolve {

class UnindexedProvides {
public:
    /// `packages` of the pool, which has to outlive this.
    UnindexedProvides(const SolvPool& pool, const std::vector<Id>& packages);

    /// Packages among them that provide a plain capability in range, each once.
    [[nodiscard]] std::vector<Id> providers_of(const model::Capability& capability) const;
    [[nodiscard]] std::vector<Id> providers_of(Id capability) const;

private:
    const SolvPool& pool_;
    std::vector<std::pair<Id, Id>> provided_;  // name and package, sorted
};

/// Packages that only their architecture keeps from being installed.
[[nodiscard]] std::vector<Id> foreign_packages(const SolvPool& pool);
/// Packages that could be installed if they were seen.
[[nodiscard]] std::vector<Id> hidden_packages(const SolvPool& pool);

/// A hidden package as the nearest to what it has.
[[nodiscard]] model::NearestMiss hidden_miss(const SolvPool& pool, Id package, std::string_view found);

}  // namespace rpmgap::resolve
