#include "resolve/nearest.hpp"

#include <algorithm>
#include <cassert>

#include <fmt/format.h>

#include "model/package_arch.hpp"
#include "resolve/capability_id.hpp"
#include "resolve/carried.hpp"
#include "resolve/evr.hpp"

namespace rpmgap::resolve {

namespace {

using model::Capability;
using model::NearestMiss;
using model::Sense;
using Kind = NearestMiss::Kind;

std::string_view without_epoch(std::string_view evr) {
    const auto colon = evr.find(':');
    return colon == std::string_view::npos ? evr : evr.substr(colon + 1);
}

}  // namespace

std::vector<NearestFinder::Candidate> NearestFinder::versions_of(Id name) const {
    std::vector<Candidate> candidates;
    for (const Id package : pool_.providers_of(name)) {
        pool_.for_each_provide(package, [&](Id provide) {
            if (!ISRELDEP(provide)) return;
            const Reldep* relation = GETRELDEP(pool_.raw(), provide);
            if (relation->name == name && relation->flags < 8) candidates.push_back({package, provide});
        });
    }
    return candidates;
}

// Counted, not taken from the profile: a distribution has packages of its last release that nothing rebuilt, and a
// channel that was added may be built for another one.
bool NearestFinder::has_releases_with(const std::string& tag) {
    const auto [known, fresh] = tags_.try_emplace(tag, false);
    for (Id package = 2; fresh && !known->second && package < pool_.raw()->nsolvables; ++package) {
        const Solvable& s = pool_.solvable(package);
        if (s.repo == nullptr || pool_.is_application(package)) continue;
        known->second = has_dist_tag(pool_id2str(pool_.raw(), s.evr), tag);
    }
    return known->second;
}

// A bound on one release of another distribution, or on a lower epoch: an update may raise it. Empty: a later release
// may meet it.
std::string NearestFinder::why_never(const Capability& capability, const std::vector<Candidate>& candidates) {
    const bool newer = has(capability.sense, Sense::greater);
    if (capability.sense == Sense::equal) {
        const auto tag = dist_tag_of(capability.evr, distribution_.dist_tags);
        if (!tag.empty() && !has_releases_with(tag))
            return fmt::format("no release of {} ends in {}", distribution_.id, tag);
    }
    const auto is_out_of_reach = [&](const Candidate& candidate) {
        const Reldep* provide = GETRELDEP(pool_.raw(), candidate.provide);
        if (provide->flags != REL_EQ) return false;
        const int order = compare_epochs(pool_id2str(pool_.raw(), provide->evr), capability.evr);
        return !newer && order > 0;
    };
    return std::all_of(candidates.begin(), candidates.end(), is_out_of_reach) ? "an epoch never goes down" : "";
}

std::optional<NearestFinder::Candidate> NearestFinder::met_without_dist_tags(const Capability& capability,
                                                                             const std::vector<Candidate>& candidates) {
    Pool* pool = pool_.raw();
    const auto& patterns = distribution_.dist_tags;
    const std::string bound = without_any_dist_tag(capability.evr, patterns);
    std::optional<Candidate> best;
    for (const Candidate& candidate : candidates) {
        const Reldep* provide = GETRELDEP(pool, candidate.provide);
        const int flags = provide->flags;
        const std::string evr = pool_id2str(pool, provide->evr);
        const std::string plain = without_dist_tag(evr, patterns);
        if (plain == evr && bound == capability.evr) continue;  // neither has one
        const Id plain_id = evr_id(pool, plain);
        if (pool_intersect_evrs(pool, flags, plain_id, relation_flags(capability.sense), evr_id(pool, bound)) == 0)
            continue;
        if (!best || pool_.is_preferred(candidate.package, best->package)) best = candidate;
    }
    return best;
}

NearestMiss NearestFinder::by_version(const Capability& capability, const std::vector<Candidate>& candidates) {
    Pool* pool = pool_.raw();
    NearestMiss miss;
    if (candidates.empty()) return miss;
    const auto evr_of = [&](const Candidate& candidate) {
        return std::string(pool_id2str(pool, GETRELDEP(pool, candidate.provide)->evr));
    };
    const auto describe = [&](Kind kind, const Candidate& candidate) {
        miss.kind = kind;
        miss.found = pool_.text_of(GETRELDEP(pool, candidate.provide)->evr);
        miss.package = pool_.reference(candidate.package);
        miss.never = why_never(capability, candidates);
    };
    if (const auto met = met_without_dist_tags(capability, candidates)) {
        describe(Kind::dist_tag, *met);
        return miss;
    }
    // The one that comes closest from the side on which the bound is not met; for "=" the next newer, which is what an
    // update brings.
    const Candidate* below = nullptr;
    const Candidate* above = nullptr;
    for (const Candidate& candidate : candidates) {
        const bool is_below = compare_evr(evr_of(candidate), capability.evr) < 0;
        const Candidate*& best = is_below ? below : above;
        const int order = best == nullptr ? 0 : compare_evr(evr_of(candidate), evr_of(*best));
        const bool closer = best == nullptr || (is_below ? order > 0 : order < 0);
        if (closer || (order == 0 && pool_.is_preferred(candidate.package, best->package))) best = &candidate;
    }
    const bool wants_newer = has(capability.sense, Sense::greater);
    const Candidate* chosen = wants_newer ? below : above;
    if (chosen == nullptr) chosen = wants_newer ? above : below;
    assert(chosen != nullptr);
    describe(Kind::other_version, *chosen);
    const int flags = GETRELDEP(pool, chosen->provide)->flags;
    const Id plain = evr_id(pool, without_epoch(evr_of(*chosen)));
    const Id bound = evr_id(pool, without_epoch(capability.evr));
    miss.epoch = pool_intersect_evrs(pool, flags, plain, relation_flags(capability.sense), bound) != 0;
    return miss;
}

const UnindexedProvides& NearestFinder::foreign() {
    if (!foreign_) foreign_.emplace(pool_, foreign_packages(pool_));
    return *foreign_;
}

const UnindexedProvides& NearestFinder::hidden() {
    if (!hidden_) hidden_.emplace(pool_, hidden_packages(pool_));
    return *hidden_;
}

NearestMiss NearestFinder::to_hidden(const std::vector<Capability>& capabilities) {
    if (pool_.hidden().size() == 0 || capabilities.empty()) return {};
    auto packages = hidden().providers_of(capabilities.front());
    for (const Capability& capability : capabilities) {
        const auto others = hidden().providers_of(capability);
        std::erase_if(packages, [&](Id p) { return std::find(others.begin(), others.end(), p) == others.end(); });
    }
    if (packages.empty()) return {};
    return hidden_miss(pool_, pool_.preferred(packages), to_string(capabilities.front()));
}

NearestMiss NearestFinder::of_other_arch(Id package, std::string_view found) {
    NearestMiss miss;
    miss.kind = Kind::other_arch;
    miss.found = found;
    miss.package = pool_.reference(package);
    return miss;
}

NearestMiss NearestFinder::by_arch(const Capability& capability) {
    if (const auto others = foreign().providers_of(capability); !others.empty())
        return of_other_arch(pool_.preferred(others), to_string(capability));
    if (!has_isa_suffix(capability.name)) return {};
    Capability plain = capability;
    plain.name.resize(capability.name.rfind('('));
    const auto own_marker = model::isa_marker(distribution_.arch);
    const bool asks_for_own = own_marker.empty() || capability.name.ends_with(own_marker);
    std::vector<Id> others = foreign().providers_of(plain);
    for (const Id package : pool_.providers_of(capability_id(pool_.raw(), plain, false)))
        if (!asks_for_own ||
            std::string_view(pool_id2str(pool_.raw(), pool_.solvable(package).arch)) != distribution_.arch)
            others.push_back(package);
    if (others.empty()) return {};
    const Id package = pool_.preferred(others);
    return of_other_arch(package, to_string(plain));
}

NearestMiss NearestFinder::to_capability(const Capability& capability) {
    if (auto miss = to_hidden({capability}); miss.kind != Kind::none) return miss;
    const Id name = pool_strn2id(pool_.raw(), capability.name.data(), static_cast<unsigned>(capability.name.size()), 0);
    if (name == 0) return by_arch(capability);
    if (pool_.providers_of(name).empty()) return by_arch(capability);
    return capability.sense == Sense::any ? NearestMiss{} : by_version(capability, versions_of(name));
}

NearestMiss NearestFinder::to_form(const SpecForm& form, std::vector<Id> named) {
    const Pool* pool = pool_.raw();
    const Id any = pool_.preferred(named);
    if (!form.arch.empty()) {
        std::erase_if(named, [&](Id p) { return pool_id2str(pool, pool_.solvable(p).arch) != form.arch; });
        if (named.empty()) return of_other_arch(any, form.name);
    }
    std::vector<Candidate> candidates;
    for (const Id package : named)
        candidates.push_back({package, solvable_selfprovidedep(pool_.raw()->solvables + package)});
    Capability pinned{
        .name = std::string(form.name), .sense = Sense::equal, .evr = std::string(form.version), .operands = {}};
    if (!form.release.empty()) pinned.evr.append("-").append(form.release);
    // Without an epoch dnf takes any.
    const std::string_view evr = pool_id2str(pool, pool_.solvable(pool_.preferred(named)).evr);
    const auto colon = evr.find(':');
    const auto epoch = form.epoch.empty() && colon != std::string_view::npos ? evr.substr(0, colon) : form.epoch;
    if (!epoch.empty()) pinned.evr = fmt::format("{}:{}", epoch, pinned.evr);
    return by_version(pinned, candidates);
}

NearestMiss NearestFinder::to_version(const Capability& capability) {
    const Id name = pool_strn2id(pool_.raw(), capability.name.data(), static_cast<unsigned>(capability.name.size()), 0);
    auto miss = by_version(capability, versions_of(name));
    if (miss.kind == Kind::dist_tag) miss.kind = Kind::other_version;
    return miss;
}

NearestMiss NearestFinder::to_library(const model::ElfCapability& library) {
    const auto named = [](std::string name) {
        Capability capability;
        capability.name = std::move(name);
        return capability;
    };
    if (auto miss = to_hidden({named(model::elf_capability(library.soname, {}, library.is64))});
        miss.kind != Kind::none)
        return miss;
    const auto other_class = named(model::elf_capability(library.soname, {}, !library.is64));
    if (const auto providers = pool_.providers_of(capability_id(pool_.raw(), other_class, false)); !providers.empty())
        return of_other_arch(pool_.preferred(providers), other_class.name);
    if (auto miss = by_arch(named(model::elf_capability(library.soname, {}, library.is64))); miss.kind != Kind::none)
        return miss;

    if (!libraries_) libraries_ = std::make_unique<LibraryNames>(pool_);
    NearestMiss miss;
    std::optional<model::Support> best;
    for (const Id other : libraries_->others(library.soname, library.is64)) {
        const auto providers = pool_.providers_of(other);
        if (providers.empty()) continue;
        const Id package = pool_.preferred(providers);
        if (best && pool_.support_of(package) >= *best)
            continue;  // in order of nearness: a later one must be better supported
        best = pool_.support_of(package);
        miss.kind = Kind::other_major;
        miss.found = pool_.text_of(other);
        miss.package = pool_.reference(package);
    }
    return miss;
}

NearestMiss NearestFinder::to_node(const model::ElfCapability& wanted, const std::vector<Id>& providers) {
    Capability whole;
    whole.name = model::elf_capability(wanted.soname, wanted.node, wanted.is64);
    if (auto miss = to_hidden({whole}); miss.kind != Kind::none) return miss;
    // "GLIBC_" of "GLIBC_2.43": nodes of one history differ in the number only.
    const auto prefix_of = [](std::string_view node) {
        return node.substr(0, node.find_last_not_of("0123456789.") + 1);
    };
    const auto prefix = prefix_of(wanted.node);
    struct Node {
        std::string name;
        Id package;
    };
    std::optional<Node> below;
    std::optional<Node> above;
    for (const Id package : providers) {
        pool_.for_each_provide(package, [&](Id provide) {
            const std::string_view text = pool_id2str(pool_.raw(), name_of(pool_.raw(), provide));
            model::ElfCapability parts;
            if (!text.starts_with(wanted.soname) || !model::parse_elf_capability(text, parts)) return;
            if (parts.soname != wanted.soname || parts.is64 != wanted.is64 || parts.node.empty()) return;
            if (prefix_of(parts.node) != prefix) return;
            const auto number = [&](const std::string& node) { return node.substr(prefix.size()); };
            const bool is_below = compare_evr(number(parts.node), number(wanted.node)) < 0;
            auto& best = is_below ? below : above;
            const int order = best ? compare_evr(number(parts.node), number(best->name)) : 0;
            if (!best || (is_below ? order > 0 : order < 0) ||
                (order == 0 && pool_.is_preferred(package, best->package)))
                best = Node{parts.node, package};
        });
    }
    NearestMiss miss;
    miss.kind = Kind::library_only;
    const auto& nearest = below ? below : above;
    const Id package = nearest ? nearest->package : pool_.preferred(providers);
    miss.found = model::elf_capability(wanted.soname, nearest ? nearest->name : "", wanted.is64);
    miss.package = pool_.reference(package);
    return miss;
}

}  // namespace rpmgap::resolve
