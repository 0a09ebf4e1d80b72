#include "resolve/loader_view.hpp"

#include <algorithm>

#include "resolve/paths.hpp"

namespace rpmgap::resolve {

namespace {

using model::Confidence;
using model::ElfCapability;
using model::NearestMiss;

bool contains(const std::vector<Id>& packages, Id package) {
    return std::find(packages.begin(), packages.end(), package) != packages.end();
}

model::Capability capability_of(const std::string& soname, const std::string& node, bool is64) {
    model::Capability capability;
    capability.name = model::elf_capability(soname, node, is64);
    return capability;
}

std::string name_of_library(const ElfCapability& library) {
    return model::elf_capability(library.soname, {}, library.is64);
}

}  // namespace

LoaderView::LoaderView(const Context& context)
    : context_(context),
      directories_(
          spelled_directories(context.distribution.library_directories, context.distribution.merged_directories)) {}

// What application packages declare feeds other packages; the loader looks at files (and those are judged as bundled
// libraries).
std::vector<Id> LoaderView::with_capability(const std::string& name) const {
    const Id id = pool_strn2id(context_.pool.raw(), name.data(), static_cast<unsigned>(name.size()), 0);
    auto packages = context_.pool.providers_of(id);
    packages.erase(
        std::remove_if(packages.begin(), packages.end(), [&](Id p) { return context_.pool.is_application(p); }),
        packages.end());
    return packages;
}

void LoaderView::locate(Hit& hit, const std::vector<std::pair<Id, std::string>>& places) const {
    const auto place =
        std::find_if(places.begin(), places.end(), [&](const auto& p) { return p.first == hit.package; });
    if (place != places.end()) {
        hit.directory = place->second;
        return;
    }
    // Without file lists, or without knowing where the loader looks, the dependency is all there is to go by.
    const bool known =
        context_.pool.channel(context_.pool.channel_of(hit.package)).carries_files && !directories_.empty();
    hit.loader_finds = !known;
    hit.confidence = Confidence::medium;
}

const LoaderView::Providers& LoaderView::providers_of(const ElfCapability& library,
                                                      const std::vector<std::string>& own_directories) {
    const std::string name = name_of_library(library);
    std::string key = name;
    for (const std::string& directory : own_directories) key.append(1, '\0').append(directory);
    const auto [entry, fresh] = known_.try_emplace(key);
    Providers& providers = entry->second;
    if (!fresh) return providers;
    const auto packages = with_capability(name);
    if (packages.empty()) return providers;

    std::vector<std::pair<Id, std::string>> places;
    const auto look_in = [&](const std::vector<std::string>& directories) {
        for (const std::string& directory : directories)
            for (const PathOwner& owner : context_.pool.owners_of(directory + '/' + library.soname))
                places.emplace_back(owner.package, directory);
    };
    look_in(directories_);
    look_in(spelled_directories(own_directories, context_.distribution.merged_directories));
    const Id id = pool_str2id(context_.pool.raw(), name.c_str(), 0);
    for (const Id package : packages) {
        Hit hit = hit_of(context_.pool, package, id);
        locate(hit, places);
        providers.hits.push_back(std::move(hit));
    }
    const auto hidden = std::stable_partition(providers.hits.begin(), providers.hits.end(),
                                              [](const Hit& h) { return h.loader_finds; });
    providers.visible = static_cast<std::size_t>(hidden - providers.hits.begin());
    return providers;
}

Draft LoaderView::missing(const ElfCapability& library) {
    if (!context_.carried.all_carry(Carried::generated)) return uncarried(context_, Carried::generated);
    return unmet(context_.nearest.to_library(library));
}

Draft LoaderView::off_path(const ElfCapability& wanted, Id package) const {
    if (!context_.carried.all_carry(Carried::generated)) return uncarried(context_, Carried::generated);
    if (auto miss = context_.nearest.to_hidden({capability_of(wanted.soname, wanted.node, wanted.is64)});
        miss.kind != NearestMiss::Kind::none)
        return unmet(std::move(miss));
    NearestMiss miss;
    miss.kind = NearestMiss::Kind::off_loader_path;
    miss.found = model::elf_capability(wanted.soname, wanted.node, wanted.is64);
    miss.package = context_.pool.reference(package);
    return unmet(std::move(miss));
}

// For each node that some of `among` have: which. Nodes that none has are questions of their own.
std::vector<std::vector<Id>> LoaderView::node_holders(const ElfCapability& soname,
                                                      const std::vector<std::string>& nodes,
                                                      const std::vector<Hit>& among) const {
    std::vector<std::vector<Id>> holders;
    for (const std::string& node : nodes) {
        const auto packages = with_capability(model::elf_capability(soname.soname, node, soname.is64));
        std::vector<Id> held;
        for (const Hit& hit : among)
            if (contains(packages, hit.package)) held.push_back(hit.package);
        if (!held.empty()) holders.push_back(std::move(held));
    }
    return holders;
}

Draft LoaderView::library(const ElfCapability& soname, const std::vector<std::string>& nodes,
                          const std::vector<std::string>& own_directories) {
    const Providers& providers = providers_of(soname, own_directories);
    if (providers.hits.empty()) return missing(soname);
    if (providers.visible == 0) return off_path(soname, providers.hits.front().package);
    std::vector<Hit> hits(providers.hits.begin(),
                          providers.hits.begin() + static_cast<std::ptrdiff_t>(providers.visible));
    const auto holders = node_holders(soname, nodes, hits);
    const auto held_by = [&](Id package) {
        return std::count_if(holders.begin(), holders.end(), [&](const auto& held) { return contains(held, package); });
    };
    std::vector<Hit> whole;
    for (const Hit& hit : hits)
        if (held_by(hit.package) == static_cast<std::ptrdiff_t>(holders.size())) whole.push_back(hit);
    if (!whole.empty()) {
        whole.insert(whole.end(), providers.hits.begin() + static_cast<std::ptrdiff_t>(providers.visible),
                     providers.hits.end());
        return satisfied(std::move(whole));
    }
    if (!context_.carried.all_carry(Carried::generated)) return uncarried(context_, Carried::generated);
    std::vector<model::Capability> together = {capability_of(soname.soname, {}, soname.is64)};
    for (const std::string& node : nodes) together.push_back(capability_of(soname.soname, node, soname.is64));
    if (auto miss = context_.nearest.to_hidden(together); miss.kind != NearestMiss::Kind::none)
        return unmet(std::move(miss));
    const Id most = std::max_element(hits.begin(), hits.end(), [&](const Hit& a, const Hit& b) {
                        return held_by(a.package) < held_by(b.package);
                    })->package;
    NearestMiss miss;
    miss.kind = NearestMiss::Kind::split_nodes;
    miss.found = name_of_library(soname);
    miss.package = context_.pool.reference(most);
    return unmet(std::move(miss));
}

Draft LoaderView::node(const ElfCapability& node, const std::vector<std::string>& own_directories) {
    const Providers& providers = providers_of(node, own_directories);
    if (providers.hits.empty()) return missing(node);
    const auto name = model::elf_capability(node.soname, node.node, node.is64);
    const Id id = pool_strn2id(context_.pool.raw(), name.data(), static_cast<unsigned>(name.size()), 0);
    const auto packages = with_capability(name);
    std::vector<Hit> hits;
    bool visible = false;
    for (Hit hit : providers.hits) {
        if (!contains(packages, hit.package)) continue;
        hit.via = hit_of(context_.pool, hit.package, id).via;
        visible = visible || hit.loader_finds;
        hits.push_back(std::move(hit));
    }
    if (visible) return satisfied(std::move(hits));
    if (providers.visible == 0)
        return off_path(node, hits.empty() ? providers.hits.front().package : hits.front().package);
    // Nodes are generated together with the soname: where the library is known by a name that a spec spelled out, its
    // nodes are not known.
    if (!context_.carried.all_carry(Carried::generated)) return uncarried(context_, Carried::generated);
    std::vector<Id> libraries;
    for (std::size_t i = 0; i < providers.visible; ++i) libraries.push_back(providers.hits[i].package);
    return unmet(context_.nearest.to_node(node, libraries));
}

}  // namespace rpmgap::resolve
