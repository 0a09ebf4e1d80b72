// The packages that may be installed when only channels up to a support state are used, and the solver on them.
#pragma once

#include <vector>

#include "model/distribution.hpp"
#include "resolve/pool.hpp"

namespace rpmgap::resolve {

/// A set of package ids; owns libsolv's Map.
class PackageSet {
public:
    explicit PackageSet(const SolvPool& pool) { map_init(&map_, pool.raw()->nsolvables); }
    ~PackageSet() { map_free(&map_); }
    PackageSet(const PackageSet&) = delete;
    PackageSet& operator=(const PackageSet&) = delete;

    void add(Id package) { map_set(&map_, package); }
    [[nodiscard]] bool has(Id package) const { return MAPTST(&map_, package) != 0; }
    [[nodiscard]] Map* raw() { return &map_; }

private:
    Map map_{};
};

/// Owns libsolv's Queue.
class IdQueue {
public:
    IdQueue() { queue_init(&queue_); }
    ~IdQueue() { queue_free(&queue_); }
    IdQueue(const IdQueue&) = delete;
    IdQueue& operator=(const IdQueue&) = delete;

    void push(Id id) { queue_push(&queue_, id); }
    void push(Id first, Id second) { queue_push2(&queue_, first, second); }
    [[nodiscard]] bool empty() const { return queue_.count == 0; }
    [[nodiscard]] const Id* begin() const { return queue_.elements; }
    [[nodiscard]] const Id* end() const { return queue_.elements + queue_.count; }
    [[nodiscard]] Queue* raw() { return &queue_; }

private:
    Queue queue_{};
};

class Tier {
public:
    /// Admitted packages of all channels whose support is `worst` or better, the application's, and the questions' own.
    Tier(const SolvPool& pool, model::Support worst);

    [[nodiscard]] const SolvPool& pool() const { return pool_; }
    [[nodiscard]] bool has(Id package) const { return packages_.has(package); }
    [[nodiscard]] std::vector<Id> providers_of(Id capability) const;  ///< of the tier

    /// Installs what the jobs ask for, without weak dependencies. Returns the solver after its run: problems are to be
    /// read from it.
    [[nodiscard]] support::Handle<Solver, solver_free> solve(IdQueue& jobs);
    /// Adds a job: one of these packages; weak jobs are dropped when they cannot be met.
    void ask_for_one(IdQueue& jobs, const std::vector<Id>& packages, bool weak) const;

private:
    const SolvPool& pool_;
    PackageSet packages_;
};

}  // namespace rpmgap::resolve
