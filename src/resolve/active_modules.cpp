#include "resolve/active_modules.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "repo/libsolv.hpp"
#include "resolve/tier.hpp"
#include "support/text.hpp"

namespace rpmgap::resolve {

namespace {

using repo::ModuleDefault;
using repo::ModuleRequirement;
using repo::ModuleStream;
using repo::ModuleSummary;

constexpr std::string_view platform_module = "platform";

// libmodulemd's merge of the defaults of several files: the newer holds, and two of one age that differ make none.
class MergedDefaults {
public:
    explicit MergedDefaults(const std::vector<const ModuleSummary*>& channels) {
        for (const ModuleSummary* channel : channels)
            for (const ModuleDefault& one : channel->defaults) add(one);
    }
    [[nodiscard]] bool is_default(const ModuleStream& stream) const {
        const auto merged = by_module_.find(stream.module);
        return merged != by_module_.end() && !merged->second.contradicted && merged->second.stream == stream.stream;
    }

private:
    struct Merged {
        std::string stream;
        std::uint64_t modified = 0;
        bool contradicted = false;
    };
    void add(const ModuleDefault& one) {
        const auto [entry, fresh] = by_module_.try_emplace(one.module, Merged{one.stream, one.modified, false});
        if (fresh) return;
        Merged& merged = entry->second;
        if (!one.stream.empty() && !merged.contradicted) {
            const bool newer = one.modified > merged.modified;
            if (merged.stream.empty() || newer) {
                merged.stream = one.stream;
            } else if (merged.stream != one.stream) {
                merged.contradicted = one.modified == merged.modified;
            }
        }
        merged.modified = std::max(merged.modified, one.modified);
    }

    std::map<std::string, Merged> by_module_;
};

std::string requirements_text(const ModuleStream& stream) {
    std::vector<std::string> parts;
    for (const ModuleRequirement& requirement : stream.requirements) {
        if (requirement.module == platform_module) continue;
        auto streams = requirement.streams;
        std::sort(streams.begin(), streams.end());
        parts.push_back(streams.empty() ? requirement.module
                                        : requirement.module + ":[" + support::join(streams, ",") + "]");
    }
    std::sort(parts.begin(), parts.end());
    return support::join(parts, ";");
}

// Builds without a static context take that of a static one with the same requirements, else these stand in for it.
void identify(std::vector<ModuleBuild>& builds) {
    std::map<std::pair<std::string, std::string>, std::string> static_contexts;
    for (const ModuleBuild& build : builds)
        if (build.stream->static_context)
            static_contexts.try_emplace({build.name(), requirements_text(*build.stream)}, build.stream->context);
    for (ModuleBuild& build : builds) {
        std::string context = build.stream->context;
        if (!build.stream->static_context) {
            const auto text = requirements_text(*build.stream);
            const auto same = static_contexts.find({build.name(), text});
            context = same != static_contexts.end() ? same->second : text.empty() ? "NoRequires" : text;
        }
        build.identity = build.name() + ':' + context;
    }
}

// Modules as packages of a pool of their own: "module(perl)" and "module(perl:5.30)" are provided, and only one of a
// module can be installed.
class ModulePool {
public:
    ModulePool(const std::vector<ModuleBuild>& builds, const std::string& arch, const std::string& platform)
        : pool_(repo::new_rpm_pool()), knows_platform_(!platform.empty()) {
        pool_setarch(pool_.get(), arch.c_str());
        repo_ = repo_create(pool_.get(), "modules");
        for (const ModuleBuild& build : builds) {
            const ModuleStream& stream = *build.stream;
            const Id id =
                add(build.identity, std::to_string(stream.version), stream.arch, stream.module, stream.stream);
            for (const ModuleRequirement& requirement : stream.requirements) require(id, requirement);
        }
        if (knows_platform_) add("platform:" + platform + ":00000000", "0", {}, std::string(platform_module), platform);
        pool_createwhatprovides(pool_.get());
    }

    /// Installs these streams ("perl:5.30"), all or as many as go together, in their latest versions; fills in the
    /// identities that are installed then. False when they cannot all be.
    bool install(const std::set<std::string>& streams, bool all, std::set<std::string>& installed) {
        IdQueue jobs;
        for (const std::string& stream : streams)
            jobs.push(SOLVER_INSTALL | SOLVER_SOLVABLE_PROVIDES | SOLVER_SETARCH | SOLVER_SETEVR | SOLVER_FORCEBEST |
                          (all ? 0 : SOLVER_WEAK),
                      module_id(stream));
        const support::Handle<Solver, solver_free> solver(solver_create(pool_.get()));
        if (solver_solve(solver.get(), jobs.raw()) != 0) return false;
        for (Id id = repo_->start; id < repo_->end; ++id)
            if (solver_get_decisionlevel(solver.get(), id) > 0)
                installed.insert(pool_id2str(pool_.get(), pool_->solvables[id].name));
        return true;
    }

private:
    Id string_id(const std::string& text) { return pool_str2id(pool_.get(), text.c_str(), 1); }
    Id module_id(const std::string& name) { return string_id("module(" + name + ')'); }

    Id add(const std::string& name, const std::string& version, const std::string& arch, const std::string& module,
           const std::string& stream) {
        const Id id = repo_add_solvable(repo_);
        Solvable* s = pool_->solvables + id;
        s->name = string_id(name);
        s->evr = string_id(version);
        s->arch = arch.empty() ? ARCH_NOARCH : string_id(arch);
        s->dep_provides = repo_addid_dep(repo_, s->dep_provides, module_id(module), 0);
        s->dep_provides = repo_addid_dep(repo_, s->dep_provides, module_id(module + ':' + stream), 0);
        s->dep_conflicts = repo_addid_dep(repo_, s->dep_conflicts, module_id(module), 0);
        return id;
    }

    void require(Id id, const ModuleRequirement& requirement) {
        if (requirement.module == platform_module && !knows_platform_) return;
        Solvable* s = pool_->solvables + id;
        Id accepted = 0;
        for (const std::string& stream : requirement.streams) {
            // "-x" refuses x. dnf takes any stream with a dash in it for refused, and drops its first character.
            if (stream.find('-') != std::string::npos) {
                const Id refused = module_id(requirement.module + ':' + stream.substr(1));
                s->dep_conflicts = repo_addid_dep(repo_, s->dep_conflicts, refused, 0);
                continue;
            }
            const Id one = module_id(requirement.module + ':' + stream);
            accepted = accepted == 0 ? one : pool_rel2id(pool_.get(), one, accepted, REL_OR, 1);
        }
        if (accepted == 0) accepted = module_id(requirement.module);
        s->dep_requires = repo_addid_dep(repo_, s->dep_requires, accepted, 0);
    }

    repo::PoolHandle pool_;
    Repo* repo_ = nullptr;
    bool knows_platform_;
};

}  // namespace

std::vector<ModuleBuild> judge_modules(const std::vector<const ModuleSummary*>& channels, const std::string& arch,
                                       const std::string& platform) {
    const MergedDefaults defaults(channels);
    std::vector<ModuleBuild> builds;
    for (const ModuleSummary* channel : channels)
        for (const ModuleStream& stream : channel->streams)
            builds.push_back({&stream, {}, defaults.is_default(stream), false});
    identify(builds);

    std::set<std::string> wanted;
    for (const ModuleBuild& build : builds)
        if (build.is_default) wanted.insert(build.name());
    if (wanted.empty()) return builds;
    ModulePool pool(builds, arch, platform);
    std::set<std::string> installed;
    // dnf's next attempts differ from the second for streams that somebody enabled.
    if (!pool.install(wanted, true, installed)) pool.install(wanted, false, installed);
    for (ModuleBuild& build : builds) build.active = installed.contains(build.identity);
    return builds;
}

}  // namespace rpmgap::resolve
