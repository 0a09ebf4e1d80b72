#include "resolve/hidden.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "resolve/module_filter.hpp"
#include "resolve/package_spec.hpp"
#include "support/text.hpp"

namespace rpmgap::resolve {

namespace {

void hide_excluded(const Pool* pool, const CandidateChannel& candidate, HiddenPackages& hidden) {
    const Hidden reason{fmt::format("excludepkgs of channel {}", candidate.channel->id),
                        fmt::format("take it out of excludepkgs of channel {}", candidate.channel->id)};
    std::vector<Id> packages;
    for (const std::string& word : candidate.channel->excludes) {
        const auto meant = packages_meant(pool, *candidate.repo, word);
        packages.insert(packages.end(), meant.begin(), meant.end());
    }
    std::sort(packages.begin(), packages.end());
    packages.erase(std::unique(packages.begin(), packages.end()), packages.end());
    for (const Id package : packages) hidden.hide(package, reason);
}

// Words that match nothing still leave everything else out, as in libdnf5.
void hide_not_included(const Pool* pool, const CandidateChannel& candidate, HiddenPackages& hidden) {
    if (candidate.channel->includes.empty()) return;
    const Hidden reason{fmt::format("includepkgs of channel {}", candidate.channel->id),
                        fmt::format("add it to includepkgs of channel {}", candidate.channel->id)};
    const Repo& repo = *candidate.repo;
    std::vector<bool> included(static_cast<std::size_t>(repo.end - repo.start));
    for (const std::string& word : candidate.channel->includes)
        for (const Id package : packages_meant(pool, repo, word))
            included[static_cast<std::size_t>(package - repo.start)] = true;
    for (Id package = repo.start; package < repo.end; ++package)
        if (pool->solvables[package].repo == &repo && !included[static_cast<std::size_t>(package - repo.start)])
            hidden.hide(package, reason);
}

}  // namespace

void HiddenPackages::hide(Id package, const Hidden& reason) {
    const auto index = static_cast<std::size_t>(package);
    if (index >= hidden_.size()) hidden_.resize(index + 1);
    hidden_[index] = true;
    const auto [known, fresh] = reasons_.try_emplace(package, reason);
    if (fresh) return;
    known->second.by += " and " + reason.by;
    known->second.remedy += known->second.remedy.empty() || reason.remedy.empty() ? "" : ", and ";
    known->second.remedy += reason.remedy;
}

Candidates filter_candidates(Pool* pool, const std::vector<CandidateChannel>& channels, const std::string& arch) {
    Candidates candidates;
    for (const CandidateChannel& candidate : channels) {
        hide_excluded(pool, candidate, candidates.hidden);
        hide_not_included(pool, candidate, candidates.hidden);
    }
    for (const auto support : {model::Support::enabled, model::Support::opt_in, model::Support::unsupported})
        hide_by_modules(pool, channels, support, arch, candidates);
    return candidates;
}

}  // namespace rpmgap::resolve
