#include "resolve/unindexed.hpp"

#include <algorithm>

#include "resolve/capability_id.hpp"

namespace rpmgap::resolve {

namespace {

template <typename Accept>
std::vector<Id> packages_that(const SolvPool& pool, const Accept& accept) {
    std::vector<Id> packages;
    for (Id package = 2; package < pool.raw()->nsolvables; ++package)
        if (pool.solvable(package).repo != nullptr && accept(package)) packages.push_back(package);
    return packages;
}

}  // namespace

UnindexedProvides::UnindexedProvides(const SolvPool& pool, const std::vector<Id>& packages) : pool_(pool) {
    for (const Id package : packages)
        pool.for_each_provide(package,
                              [&](Id provide) { provided_.emplace_back(name_of(pool.raw(), provide), package); });
    std::sort(provided_.begin(), provided_.end());
    provided_.erase(std::unique(provided_.begin(), provided_.end()), provided_.end());
}

std::vector<Id> UnindexedProvides::providers_of(const model::Capability& capability) const {
    return providers_of(capability_id(pool_.raw(), capability, false));
}

std::vector<Id> UnindexedProvides::providers_of(Id wanted) const {
    Pool* pool = pool_.raw();
    std::vector<Id> packages;
    if (wanted == 0) return packages;
    const Id name = name_of(pool, wanted);
    for (auto at = std::lower_bound(provided_.begin(), provided_.end(), std::pair<Id, Id>{name, 0});
         at != provided_.end() && at->first == name; ++at) {
        bool matches = false;
        pool_.for_each_provide(at->second,
                               [&](Id provide) { matches = matches || pool_match_dep(pool, provide, wanted) != 0; });
        if (matches) packages.push_back(at->second);
    }
    return packages;
}

std::vector<Id> foreign_packages(const SolvPool& pool) {
    return packages_that(pool, [&](Id package) {
        const Id arch = pool.solvable(package).arch;
        return arch != ARCH_SRC && arch != ARCH_NOSRC && !pool.fits(package) && !pool.is_hidden(package);
    });
}

std::vector<Id> hidden_packages(const SolvPool& pool) {
    return packages_that(pool, [&](Id package) { return pool.is_hidden(package) && pool.fits(package); });
}

model::NearestMiss hidden_miss(const SolvPool& pool, Id package, std::string_view found) {
    const Hidden& why = pool.hidden().why(package);
    model::NearestMiss miss;
    miss.kind = model::NearestMiss::Kind::hidden;
    miss.found = found;
    miss.package = pool.reference(package);
    miss.hidden_by = why.by;
    miss.remedy = why.remedy;
    return miss;
}

}  // namespace rpmgap::resolve
