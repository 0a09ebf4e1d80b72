// The packages that may be installed when only channels up to a support state are used, and the solver on them.
#pragma once

#include <optional>
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
    void remove(Id package) { map_clr(&map_, package); }
    void clear() { map_empty(&map_); }
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

/// Channels of a pool that are used together, by index.
class ChannelSet {
public:
    /// All whose support is `worst` or better.
    ChannelSet(const SolvPool& pool, model::Support worst);

    void add(std::size_t channel) { used_.at(channel) = true; }
    /// The application's own packages, and those made for questions, always are.
    [[nodiscard]] bool has(std::size_t channel) const { return channel >= used_.size() || used_[channel]; }

private:
    std::vector<bool> used_;
};

class Tier {
public:
    /// Admitted packages of these channels, the application's, and the questions' own.
    Tier(const SolvPool& pool, const ChannelSet& channels);

    void add(Id package);  ///< a source package: only it is added by hand
    void remove(Id package);
    void remove_foreign();  ///< the application's packages, and the questions' own

    [[nodiscard]] const SolvPool& pool() const { return pool_; }
    [[nodiscard]] bool has(Id package) const { return packages_.has(package); }
    [[nodiscard]] std::vector<Id> providers_of(Id capability) const;  ///< of the tier

    enum class WeakDependencies : bool { ignored, installed };
    /// Installs what the jobs ask for. Returns the solver after its run: problems are to be read from it.
    [[nodiscard]] support::Handle<Solver, solver_free> solve(IdQueue& jobs,
                                                             WeakDependencies weak = WeakDependencies::ignored);
    /// Adds a job: one of these packages; weak jobs are dropped when they cannot be met.
    void ask_for_one(IdQueue& jobs, const std::vector<Id>& packages, bool weak) const;

private:
    const std::vector<Id>& misleading();

    const SolvPool& pool_;
    PackageSet packages_;
    std::optional<std::vector<Id>> misleading_;  // nothing: to be found out again
};

}  // namespace rpmgap::resolve
