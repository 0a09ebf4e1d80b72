#include "resolve/look_up.hpp"

#include <unordered_set>

#include <fmt/format.h>

#include "resolve/capability_id.hpp"

namespace rpmgap::resolve {

namespace {

using model::Capability;
using model::Confidence;
using model::NearestMiss;

// "rpmlib(PayloadIsZstd) = 5.4.18-1"
bool parse_feature(const std::string& text, std::string& name, std::string& evr) {
    const auto at = text.find(" = ");
    if (at == std::string::npos) return false;
    name = text.substr(0, at);
    evr = text.substr(at + 3);
    return !name.empty() && !evr.empty();
}

// Packages that have the path and are not seen, else packages of other architectures.
NearestMiss nearest_with_path(const Context& context, const std::vector<std::string>& paths) {
    for (const std::string& path : paths) {
        std::vector<Id> hidden;
        for (const PathOwner& owner : context.pool.owners_of(path))
            if (context.pool.is_hidden(owner.package) && context.pool.fits(owner.package))
                hidden.push_back(owner.package);
        if (!hidden.empty()) return hidden_miss(context.pool, context.pool.preferred(hidden), path);
        Capability spelled_out;
        spelled_out.name = path;
        if (auto miss = context.nearest.to_hidden({spelled_out}); miss.kind != NearestMiss::Kind::none) return miss;
    }
    for (const std::string& path : paths) {
        std::vector<Id> foreign;
        for (const PathOwner& owner : context.pool.owners_of(path)) {
            const Id arch = context.pool.solvable(owner.package).arch;
            if (arch != ARCH_SRC && arch != ARCH_NOSRC && !context.pool.is_hidden(owner.package))
                foreign.push_back(owner.package);
        }
        if (!foreign.empty()) return context.nearest.of_other_arch(context.pool.preferred(foreign), path);
    }
    return {};
}

}  // namespace

Draft uncarried(const Context& context, Carried what) {
    Draft draft = undecidable(context.carried.reason_of(what));
    draft.uncarried = true;
    return draft;
}

Hit hit_of(const SolvPool& pool, Id package, Id wanted) {
    const Pool* raw = pool.raw();
    const Id name = name_of(raw, wanted);
    Hit hit;
    hit.package = package;
    Id unversioned = 0;
    pool.for_each_provide(package, [&](Id provide) {
        if (hit.via != 0) return;
        if (!ISRELDEP(provide)) {
            if (provide == name) unversioned = provide;
            return;
        }
        const Reldep* relation = GETRELDEP(raw, provide);
        if (relation->name != name || relation->flags > 7) return;
        if (wanted == name) {
            hit.via = provide;
            return;
        }
        const Reldep* bound = GETRELDEP(raw, wanted);
        if (pool_intersect_evrs(pool.raw(), relation->flags, relation->evr, bound->flags, bound->evr) != 0)
            hit.via = provide;
    });
    if (hit.via == 0) {
        hit.via = unversioned != 0 ? unversioned : wanted;
        if (wanted != name) hit.confidence = Confidence::medium;
    }
    return hit;
}

Draft look_up_capability(const Context& context, const Capability& capability, OwnProvides own) {
    const Id wanted = capability_id(context.pool.raw(), capability, false);
    // config(x) is a package's word to itself that its configuration files fit; nobody else's says anything about them.
    const bool only_own = capability.name.starts_with("config(");
    std::vector<Hit> hits;
    for (const Id package : context.pool.providers_of(wanted)) {
        const bool is_own = context.pool.is_application(package);
        if (is_own ? own == OwnProvides::ignored : only_own) continue;
        hits.push_back(hit_of(context.pool, package, wanted));
    }
    if (!hits.empty()) return satisfied(std::move(hits));
    if (only_own) return unmet({});
    if (const Carried needed = class_of(capability.name); !context.carried.all_carry(needed))
        return uncarried(context, needed);
    return unmet(context.nearest.to_capability(capability));
}

std::vector<Hit> packages_with_paths(const Context& context, const std::vector<std::string>& paths, OwnProvides own) {
    std::vector<Hit> hits;
    std::unordered_set<Id> seen;
    for (const std::string& path : paths) {
        const auto add = [&](Id package, Confidence confidence) {
            if (!seen.insert(package).second) return;
            Hit hit;
            hit.package = package;
            hit.path = path;
            hit.confidence = confidence;
            hits.push_back(std::move(hit));
        };
        for (const PathOwner& owner : context.pool.owners_of(path))
            if (context.pool.is_admitted(owner.package))
                add(owner.package, owner.ghost ? Confidence::medium : Confidence::high);
        const Id spelled_out = pool_strn2id(context.pool.raw(), path.data(), static_cast<unsigned>(path.size()), 0);
        for (const Id package : context.pool.providers_of(spelled_out))
            if (own == OwnProvides::counted || !context.pool.is_application(package)) add(package, Confidence::high);
    }
    return hits;
}

Draft look_up_path(const Context& context, const std::vector<std::string>& paths, OwnProvides own) {
    auto hits = packages_with_paths(context, paths, own);
    if (!hits.empty()) return satisfied(std::move(hits));
    if (!context.carried.all_carry(Carried::files)) return uncarried(context, Carried::files);
    return unmet(nearest_with_path(context, paths));
}

Draft look_up_command(const Context& context, const std::string& name, const std::vector<std::string>& directories) {
    if (name.find('/') != std::string::npos)
        return undecidable("its path is relative to a directory that is not known");
    if (directories.empty())
        return undecidable("the profile of " + context.distribution.id + " names no directories for commands");
    std::vector<std::string> paths;
    paths.reserve(directories.size());
    for (const std::string& directory : directories) paths.push_back(fmt::format("{}/{}", directory, name));
    return look_up_path(context, paths, OwnProvides::counted);
}

Draft look_up_rpm_feature(const Context& context, const Capability& capability) {
    Pool* pool = context.pool.raw();
    const auto& features = context.distribution.rpm_features;
    if (features.empty())
        return undecidable("the profile of " + context.distribution.id + " lists no features of its rpm");
    NearestMiss nearest;
    for (const std::string& feature : features) {
        std::string name;
        std::string evr;
        if (!parse_feature(feature, name, evr) || name != capability.name) continue;
        if (capability.sense == model::Sense::any) return satisfied({});
        if (pool_intersect_evrs(pool, REL_EQ, evr_id(pool, evr), relation_flags(capability.sense),
                                evr_id(pool, capability.evr)))
            return satisfied({});
        nearest.kind = NearestMiss::Kind::other_version;
        nearest.found = evr;
    }
    return unmet(std::move(nearest));
}

}  // namespace rpmgap::resolve
