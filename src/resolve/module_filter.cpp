#include "resolve/module_filter.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "resolve/active_modules.hpp"
#include "support/text.hpp"

namespace rpmgap::resolve {

namespace {

struct PackageKey {
    Id name;
    Id evr;
    Id arch;
    friend bool operator==(const PackageKey&, const PackageKey&) = default;
};
struct HashKey {
    std::size_t operator()(const PackageKey& key) const {
        std::size_t hash = static_cast<std::size_t>(key.name);
        for (const Id id : {key.evr, key.arch}) hash = hash * 0x9e3779b97f4a7c15U + static_cast<std::size_t>(id);
        return hash;
    }
};

template <typename Visit>
void for_each_provide(const Solvable& s, const Visit& visit) {
    if (s.dep_provides == 0) return;
    for (const Id* id = s.repo->idarraydata + s.dep_provides; *id != 0; ++id)
        if (*id != SOLVABLE_FILEMARKER) visit(*id);
}

template <typename Visit>
void for_each_package(const Pool* pool, const Repo& repo, const Visit& visit) {
    for (Id package = repo.start; package < repo.end; ++package)
        if (pool->solvables[package].repo == &repo) visit(package, pool->solvables[package]);
}

bool is_source(const Solvable& s) {
    return s.arch == ARCH_SRC || s.arch == ARCH_NOSRC;
}

// The platform that packages with "system-release" among their Provides say: "base-module(platform:el9)". Empty when
// they say none, or several.
std::string platform_of(Pool* pool, const std::vector<const CandidateChannel*>& channels,
                        const HiddenPackages& hidden) {
    constexpr std::string_view prefix = "base-module(platform:";
    const Id wanted = pool_str2id(pool, "system-release", 0);
    if (wanted == 0) return {};
    struct Newest {
        Id evr;
        std::set<std::string> platforms;
    };
    std::map<Id, Newest> by_name;
    const auto note = [&](Id package, const Solvable& s) {
        bool is_release = false;
        std::string platform;
        for_each_provide(s, [&](Id provide) {
            while (ISRELDEP(provide)) provide = GETRELDEP(pool, provide)->name;
            is_release = is_release || provide == wanted;
            const std::string_view text = pool_id2str(pool, provide);
            if (platform.empty() && text.starts_with(prefix) && text.ends_with(')'))
                platform = text.substr(prefix.size(), text.size() - prefix.size() - 1);
        });
        if (!is_release || hidden.has(package) || is_source(s)) return;
        const auto [entry, fresh] = by_name.try_emplace(s.name, Newest{s.evr, {}});
        const int order = fresh ? 0 : pool_evrcmp(pool, s.evr, entry->second.evr, EVRCMP_COMPARE);
        if (order < 0) return;
        if (order > 0) entry->second = Newest{s.evr, {}};
        if (!platform.empty()) entry->second.platforms.insert(platform);
    };
    for (const CandidateChannel* channel : channels) for_each_package(pool, *channel->repo, note);
    std::set<std::string> platforms;
    for (auto& [name, newest] : by_name) platforms.merge(newest.platforms);
    return platforms.size() == 1 ? *platforms.begin() : std::string();
}

// Names that left the module, by stream and arch, as the latest build of each context says; what libdnf5 leaves out and
// libdnf, which the distributions with modules have, does.
using Demodularized = std::map<std::pair<std::string, std::string>, std::set<std::string, std::less<>>>;
Demodularized demodularized_names(const std::vector<ModuleBuild>& builds) {
    std::map<std::pair<std::string, std::string>, std::uint64_t> latest;
    for (const ModuleBuild& build : builds) {
        if (!build.active) continue;
        auto& version = latest[{build.identity, build.stream->arch}];
        version = std::max(version, build.stream->version);
    }
    Demodularized names;
    for (const ModuleBuild& build : builds) {
        if (!build.active || build.stream->version != latest[{build.identity, build.stream->arch}]) continue;
        if (build.stream->demodularized.empty()) continue;
        names[{build.name(), build.stream->arch}].insert(build.stream->demodularized.begin(),
                                                         build.stream->demodularized.end());
    }
    return names;
}

// What all builds together say about packages of the pool.
class ModulePackages {
public:
    ModulePackages(Pool* pool, const std::vector<ModuleBuild>& builds) : pool_(pool) {
        const auto demodularized = demodularized_names(builds);
        for (const ModuleBuild& build : builds) {
            const auto left = demodularized.find({build.name(), build.stream->arch});
            for (const std::string& text : build.stream->artifacts) {
                Artifact artifact;
                if (!parse_artifact(text, artifact)) continue;
                add_package(artifact, build);
                const bool has_left = left != demodularized.end() && left->second.contains(artifact.name);
                if (build.active && !has_left) add_name(artifact, build);
            }
        }
    }

    /// Null: no module has this very package.
    [[nodiscard]] const ModuleBuild* build_of(const Solvable& s) const {
        const auto found = packages_.find({s.name, s.evr, s.arch});
        return found == packages_.end() ? nullptr : found->second;
    }
    /// An active build with a package of this name; source packages and others do not meet.
    [[nodiscard]] const ModuleBuild* active_with_name(Id name, bool source) const {
        const auto& names = source ? source_names_ : names_;
        const auto found = names.find(name);
        return found == names.end() ? nullptr : found->second;
    }
    /// The first of its Provides that an active build has a package for.
    [[nodiscard]] Id provided_name(const Solvable& s) const {
        Id provided = 0;
        if (!names_.empty())
            for_each_provide(s, [&](Id provide) {
                while (ISRELDEP(provide)) provide = GETRELDEP(pool_, provide)->name;
                if (provided == 0 && names_.contains(provide)) provided = provide;
            });
        return provided;
    }

private:
    [[nodiscard]] Id known(std::string_view text) const {
        return pool_strn2id(pool_, text.data(), static_cast<unsigned>(text.size()), 0);
    }
    void add_package(const Artifact& artifact, const ModuleBuild& build) {
        const PackageKey key{known(artifact.name), known(artifact.evr), known(artifact.arch)};
        if (key.name == 0 || key.evr == 0 || key.arch == 0) return;
        const auto [entry, fresh] = packages_.try_emplace(key, &build);
        if (!fresh && build.active) entry->second = &build;  // one active build is enough
    }
    void add_name(const Artifact& artifact, const ModuleBuild& build) {
        const Id name = known(artifact.name);
        const bool source = artifact.arch == "src" || artifact.arch == "nosrc";
        if (name != 0) (source ? source_names_ : names_).try_emplace(name, &build);
    }

    Pool* pool_;
    std::unordered_map<PackageKey, const ModuleBuild*, HashKey> packages_;
    std::unordered_map<Id, const ModuleBuild*> names_;
    std::unordered_map<Id, const ModuleBuild*> source_names_;
};

Hidden inactive(const ModuleBuild& build, const std::set<std::string>& active_streams) {
    const auto name = build.name();
    const auto enable = fmt::format("dnf module enable {}", name);
    if (!build.is_default) return {fmt::format("module stream {} is not the default", name), enable};
    if (active_streams.contains(name))
        return {fmt::format("module stream {} is active in another context than {}", name, build.stream->context), {}};
    return {fmt::format("module stream {} is the default, but modules that it requires are not there", name), enable};
}

Hidden shadowed(const ModuleBuild& build, std::string_view provided) {
    const auto what = provided.empty() ? fmt::format("module {} has a package of this name", build.name())
                                       : fmt::format("module {} has {}, which it provides", build.name(), provided);
    return {what, fmt::format("dnf module disable {}", build.stream->module)};
}

// rpm's label of packages built for a module is not in rpm-md; their releases are made as 1.module_el9+12+ab34cd56.
bool looks_modular(std::string_view evr) {
    const auto release = evr.substr(evr.rfind('-') + 1);
    return release.find(".module_") != std::string_view::npos || release.find(".module+") != std::string_view::npos;
}

// dnf sees such packages and refuses to install them: the label is in their headers.
void note_strays(Pool* pool, const CandidateChannel& channel, const std::vector<Id>& strays, Candidates& candidates) {
    if (strays.empty()) return;
    const std::string first = support::printable(pool_solvid2str(pool, strays.front()));
    const auto more = strays.size() == 1 ? std::string() : fmt::format(" and {} more", strays.size() - 1);
    candidates.not_checked.push_back(
        {.evidence = {channel.channel->id, 0, {}},
         .reason = fmt::format("{}{} look built for a module that the metadata says nothing of: they are held to be "
                               "installable, dnf may refuse them",
                               first, more)});
}

void filter_channel(Pool* pool, const CandidateChannel& channel, const ModulePackages& modules,
                    const std::set<std::string>& active_streams, Candidates& candidates) {
    std::vector<Id> strays;
    for_each_package(pool, *channel.repo, [&](Id package, const Solvable& s) {
        const ModuleBuild* const own = modules.build_of(s);
        if (own != nullptr && own->active) return;
        if (own != nullptr) return candidates.hidden.hide(package, inactive(*own, active_streams));
        const bool source = is_source(s);
        const ModuleBuild* same_name = modules.active_with_name(s.name, false);
        if (same_name == nullptr && source) same_name = modules.active_with_name(s.name, true);
        if (same_name != nullptr) return candidates.hidden.hide(package, shadowed(*same_name, {}));
        const bool installable = !source && s.arch != 0 && pool_arch2score(pool, s.arch) != 0;
        if (!installable) return;
        if (const Id provided = modules.provided_name(s); provided != 0)
            return candidates.hidden.hide(package, shadowed(*modules.active_with_name(provided, false),
                                                            support::printable(pool_id2str(pool, provided))));
        if (looks_modular(pool_id2str(pool, s.evr)) && !candidates.hidden.has(package)) strays.push_back(package);
    });
    note_strays(pool, channel, strays, candidates);
}

}  // namespace

bool parse_artifact(std::string_view text, Artifact& parts) {
    const auto npos = std::string_view::npos;
    const auto dot = text.rfind('.');
    const auto release = text.rfind('-');
    if (release == npos || release == 0 || dot == npos || dot < release + 2 || dot + 1 == text.size()) return false;
    const auto version = text.rfind('-', release - 1);
    if (version == npos || version == 0 || release < version + 2) return false;
    parts.name = text.substr(0, version);
    parts.evr = text.substr(version + 1, dot - version - 1);
    parts.arch = text.substr(dot + 1);
    const auto colon = parts.evr.find(':');
    if (colon != npos && colon > 0 && parts.evr.find_first_not_of('0') == colon) parts.evr.remove_prefix(colon + 1);
    return true;
}

void hide_by_modules(Pool* pool, const std::vector<CandidateChannel>& channels, model::Support support,
                     const std::string& arch, Candidates& candidates) {
    std::vector<const CandidateChannel*> judging;
    std::vector<const CandidateChannel*> filtered;
    std::vector<const repo::ModuleSummary*> summaries;
    for (const CandidateChannel& channel : channels) {
        if (channel.channel->support > support) continue;
        judging.push_back(&channel);
        if (channel.modules != nullptr) summaries.push_back(channel.modules);
        if (channel.channel->support == support && !channel.channel->module_hotfixes) filtered.push_back(&channel);
    }
    if (filtered.empty()) return;
    const auto platform = summaries.empty() ? std::string() : platform_of(pool, judging, candidates.hidden);
    const auto builds = judge_modules(summaries, arch, platform);
    std::set<std::string> active_streams;
    for (const ModuleBuild& build : builds)
        if (build.active) active_streams.insert(build.name());
    const ModulePackages modules(pool, builds);
    for (const CandidateChannel* channel : filtered)
        filter_channel(pool, *channel, modules, active_streams, candidates);
}

}  // namespace rpmgap::resolve
