#include "resolve/package_words.hpp"

#include <array>
#include <unordered_set>

#include "model/package_arch.hpp"
#include "resolve/capability_id.hpp"
#include "resolve/package_spec.hpp"
#include "resolve/unindexed.hpp"
#include "support/glob.hpp"

namespace rpmgap::resolve {

namespace {

using model::Capability;
using model::Confidence;

// dnf takes "name >= 1.2" as one word.
bool has_bound(std::string_view word) {
    return word.find_first_of("<=>") != std::string_view::npos;
}

}  // namespace

std::vector<Hit> PackageWords::by_name(const std::string& word, bool glob, Seen seen) const {
    Pool* pool = context_.pool.raw();
    for (const SpecForm& form : forms_of(word)) {
        std::vector<Hit> hits;
        const auto consider = [&](Id package) {
            if (!matches_form(pool, context_.pool.solvable(package), form, glob)) return;
            Hit hit;
            hit.package = package;
            hit.via = solvable_selfprovidedep(pool->solvables + package);
            hits.push_back(std::move(hit));
        };
        if (glob && seen == Seen::yes) {
            Id package = 0;
            FOR_POOL_SOLVABLES(package) if (context_.pool.is_admitted(package)) consider(package);
        } else if (seen == Seen::no) {
            for (const Id package : hidden_packages(context_.pool)) consider(package);
        } else {
            for (const Id package : context_.pool.packages_named(form.name)) consider(package);
        }
        if (!hits.empty()) return hits;
    }
    return {};
}

std::vector<Hit> PackageWords::by_provides_glob(const std::string& word) {
    const Pool* pool = context_.pool.raw();
    std::vector<Hit> hits;
    std::unordered_set<Id> seen;
    const Id names = pool->ss.nstrings;
    for (Id name = 1; name < names; ++name) {
        if (pool->whatprovides[name] <= 1 || !support::matches_glob(word, pool_id2str(pool, name))) continue;
        for (const Id package : context_.pool.providers_of(name))
            if (seen.insert(package).second) hits.push_back(hit_of(context_.pool, package, name));
    }
    return hits;
}

Draft PackageWords::by_path(const std::string& word) const {
    if (has_glob(word)) return undecidable("a pattern of paths cannot be looked up");
    return look_up_path(context_, {word}, OwnProvides::counted);
}

model::NearestMiss PackageWords::nearest_hidden(const std::string& word, bool glob) const {
    if (context_.pool.hidden().size() == 0) return {};
    std::vector<Id> packages;
    for (const Hit& hit : by_name(word, glob, Seen::no)) packages.push_back(hit.package);
    if (!packages.empty()) {
        const Id package = context_.pool.preferred(packages);
        return hidden_miss(context_.pool, package, context_.pool.reference(package).name);
    }
    if (glob) return {};
    for (const auto& path : {"/usr/bin/" + word, "/usr/sbin/" + word})
        for (const PathOwner& owner : context_.pool.owners_of(path))
            if (context_.pool.is_hidden(owner.package) && context_.pool.fits(owner.package))
                return hidden_miss(context_.pool, owner.package, path);
    return {};
}

// The word with a part that no package of its name has. What is no architecture of rpm's and no version is another
// name.
model::NearestMiss PackageWords::nearest_of_name(const std::string& word) const {
    for (const SpecForm& form : forms_of(word)) {
        const bool is_bare = form.arch.empty() && form.version.empty();
        if (is_bare || has_glob(form.name)) continue;
        if (!form.arch.empty() && !model::is_package_arch(form.arch)) continue;
        if (!form.version.empty() && (form.version.front() < '0' || form.version.front() > '9')) continue;
        if (auto named = context_.pool.packages_named(form.name); !named.empty())
            return context_.nearest.to_form(form, std::move(named));
    }
    return {};
}

// dnf5's last attempt. Where no file lists are, dnf has none to search either.
std::vector<Hit> PackageWords::as_program(const std::string& word) const {
    auto hits = packages_with_paths(context_, {"/usr/bin/" + word, "/usr/sbin/" + word}, OwnProvides::counted);
    for (Hit& hit : hits) hit.confidence = Confidence::medium;
    return hits;
}

Draft PackageWords::by_bound(const std::string& word) const {
    const auto capability = model::parse_plain_capability(word);
    if (!capability) return undecidable("its bound is not one that rpm knows");
    return look_up_capability(context_, *capability, OwnProvides::counted);
}

Draft PackageWords::look_up(const std::string& word) {
    if (word.find("://") != std::string::npos || word.ends_with(".rpm"))
        return undecidable("it names a package file, not a package of a channel");
    if (word.starts_with('@')) return undecidable("groups and modules of packages are not read");
    if (word.starts_with('/')) return by_path(word);
    if (has_bound(word)) return by_bound(word);
    const bool glob = has_glob(word);
    if (glob && globs_left_ == 0) return undecidable("too many patterns of package names");
    if (glob) --globs_left_;

    if (auto hits = by_name(word, glob, Seen::yes); !hits.empty()) return satisfied(std::move(hits));
    Capability capability;
    capability.name = word;
    if (glob) {
        if (auto hits = by_provides_glob(word); !hits.empty()) return satisfied(std::move(hits));
        auto miss = nearest_hidden(word, glob);
        return unmet(miss.kind == model::NearestMiss::Kind::none ? nearest_of_name(word) : std::move(miss));
    }
    Draft draft = look_up_capability(context_, capability, OwnProvides::counted);
    if (draft.outcome == model::Outcome::satisfied) return draft;
    if (auto hits = as_program(word); !hits.empty()) return satisfied(std::move(hits));
    if (draft.outcome == model::Outcome::unmet && draft.nearest.kind != model::NearestMiss::Kind::hidden)
        if (auto miss = nearest_hidden(word, glob); miss.kind != model::NearestMiss::Kind::none)
            draft.nearest = std::move(miss);
    if (draft.outcome == model::Outcome::unmet && draft.nearest.kind == model::NearestMiss::Kind::none)
        draft.nearest = nearest_of_name(word);
    return draft;
}

}  // namespace rpmgap::resolve
