#include "resolve/direct_check.hpp"

#include <algorithm>

#include "resolve/clauses.hpp"

namespace rpmgap::resolve {

namespace {

// Each distinct dependency is looked at once.
class Provided {
public:
    explicit Provided(const Tier& tier)
        : tier_(tier),
          strings_(static_cast<std::size_t>(tier.pool().raw()->ss.nstrings)),
          relations_(static_cast<std::size_t>(tier.pool().raw()->nrels)) {}

    bool has(Id dependency) {
        auto& state = ISRELDEP(dependency) != 0 ? relations_.at(static_cast<std::size_t>(GETRELID(dependency)))
                                                : strings_.at(static_cast<std::size_t>(dependency));
        if (state == State::unknown) state = is_provided(dependency) ? State::provided : State::unmet;
        return state == State::provided;
    }

private:
    enum class State : std::uint8_t { unknown, provided, unmet };

    bool is_provided(Id dependency) const {
        Pool* pool = tier_.pool().raw();
        if (is_rich(pool, dependency)) {
            const auto clauses = clauses_of(tier_, dependency);
            return !clauses || std::all_of(clauses->begin(), clauses->end(), [](const Clause& clause) {
                return !clause.present.empty() || !clause.absent.empty();
            });
        }
        for (const Id* provider = pool_whatprovides_ptr(pool, dependency); *provider != 0; ++provider)
            if (*provider == SYSTEMSOLVABLE || tier_.has(*provider)) return true;
        return false;
    }

    const Tier& tier_;
    std::vector<State> strings_;
    std::vector<State> relations_;
};

}  // namespace

std::vector<UnmetRequirement> unmet_requirements(const Tier& tier, const std::vector<Id>& packages) {
    Provided provided(tier);
    std::vector<UnmetRequirement> unmet;
    for (const Id package : packages)
        tier.pool().for_each_requirement(package, [&](Id requirement) {
            if (!provided.has(requirement)) unmet.push_back({package, requirement});
        });
    return unmet;
}

}  // namespace rpmgap::resolve
