#include "resolve/modules.hpp"

#include <algorithm>
#include <map>
#include <unordered_set>

#include <fmt/format.h>

#include "model/known_modules.hpp"
#include "resolve/evr.hpp"

namespace rpmgap::resolve {

namespace {

using model::Capability;
using model::Confidence;

std::string with(std::string_view text, char from, std::string_view to) {
    std::string replaced;
    for (const char c : text) c == from ? replaced += to : replaced += c;
    return replaced;
}

// What extension modules of CPython have in their names, https://peps.python.org/pep-3149/.
std::string platform_of(const std::string& arch) {
    return (arch == "i686" ? "i386" : arch) + "-linux-gnu";
}

// Paths of a module below a directory that python imports from (https://docs.python.org/3/reference/import.html).
void add_paths(const std::string& directory, std::string_view name, const std::string& version,
               const std::string& platform, std::vector<std::string>& paths) {
    const auto file = fmt::format("{}/{}", directory, with(name, '.', "/"));
    paths.push_back(file + "/__init__.py");
    paths.push_back(file + ".py");
    paths.push_back(file + ".abi3.so");
    paths.push_back(fmt::format("{}.cpython-{}-{}.so", file, with(version, '.', ""), platform));
    paths.push_back(file + ".so");
}

bool is_older(std::string_view version, std::string_view than) {
    return compare_evr(fmt::format("{}-0", version), fmt::format("{}-0", than)) < 0;
}

}  // namespace

std::string normalised_distribution_name(std::string_view name) {
    std::string normalised;
    for (const char c : name) {
        const bool joins = c == '-' || c == '_' || c == '.';
        if (joins && !normalised.empty() && normalised.back() == '-') continue;
        normalised += joins ? '-' : c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return normalised;
}

Draft ModuleLookUp::look_up(const Capability& module) {
    const auto [language, name] = model::parse_language_module(module.name);
    if (language == "python") return python(name);
    if (language == "ruby") return ruby(name);
    return undecidable(fmt::format("modules of {} are not looked up", language));
}

// What provides python(abi), by version: the package that the solver prefers is what scripts get, if it is an enabled
// one.
const std::vector<ModuleLookUp::Python>& ModuleLookUp::pythons() {
    if (pythons_known_) return pythons_;
    pythons_known_ = true;
    const auto& pool = context_.pool;
    const Id abi = pool_str2id(pool.raw(), "python(abi)", 0);
    if (abi == 0) return pythons_;
    std::map<std::string, std::vector<Id>> by_version;
    for (const Id package : pool.providers_of(abi))
        pool.for_each_provide(package, [&](Id provide) {
            if (!ISRELDEP(provide)) return;
            const Reldep* relation = GETRELDEP(pool.raw(), provide);
            if (relation->name == abi && relation->flags == REL_EQ)
                by_version[pool_id2str(pool.raw(), relation->evr)].push_back(package);
        });
    for (const auto& [version, packages] : by_version) pythons_.push_back({version, pool.preferred(packages)});
    std::ranges::stable_sort(pythons_, [&](const Python& a, const Python& b) {
        const auto support_a = pool.support_of(a.package);
        const auto support_b = pool.support_of(b.package);
        if (support_a != support_b) return support_a < support_b;
        // /usr/bin/python3 is of the package without a version in its name.
        const auto is_main = [&](const Python& python) {
            const std::string_view name = pool_id2str(pool.raw(), pool.solvable(python.package).name);
            return name == "python3" || name.starts_with("python3-");
        };
        if (is_main(a) != is_main(b)) return is_main(a);
        return is_older(b.version, a.version);
    });
    return pythons_;
}

std::vector<Hit> ModuleLookUp::python_files(std::string_view name, const Python& python) const {
    std::vector<std::string> paths;
    std::vector<std::string> shared;  // directories without a file of their own that packages put theirs into (PEP 420)
    const auto* known = model::known_module("python", name);
    const auto platform = platform_of(context_.distribution.arch);
    for (const auto* library : {"/usr/lib64", "/usr/lib"}) {
        const auto directory = fmt::format("{}/python{}", library, python.version);
        add_paths(directory + "/site-packages", name, python.version, platform, paths);
        if (known != nullptr && known->apart) add_paths(directory, name, python.version, platform, paths);
        shared.push_back(fmt::format("{}/site-packages/{}", directory, with(name, '.', "/")));
    }
    auto hits = packages_with_paths(context_, paths, OwnProvides::counted);
    if (!hits.empty()) return hits;
    hits = packages_with_paths(context_, shared, OwnProvides::counted);
    for (auto& hit : hits) hit.confidence = std::max(hit.confidence, Confidence::medium);
    return hits;
}

Draft ModuleLookUp::python(std::string_view name) {
    const auto& all = pythons();
    if (all.empty()) {
        if (!context_.carried.all_carry(Carried::generated)) return uncarried(context_, Carried::generated);
        return unmet({});
    }
    const auto* known = model::known_module("python", name);
    const auto& main = all.front();
    const bool too_early = known != nullptr && !known->since.empty() && is_older(main.version, known->since);
    const bool too_late = known != nullptr && !known->until.empty() && !is_older(main.version, known->until);
    if (known != nullptr && !known->apart && !known->is_namespace && !too_early && !too_late) return satisfied({});

    std::vector<Hit> hits;
    std::unordered_set<Id> seen;
    for (const auto& python : all)
        for (auto& hit : python_files(name, python)) {
            if (!seen.insert(hit.package).second) continue;
            if (&python != &main) hit.confidence = std::max(hit.confidence, Confidence::medium);
            hits.push_back(std::move(hit));
        }
    if (!hits.empty()) return satisfied(std::move(hits));
    const auto distribution = normalised_distribution_name(name);
    for (const auto& dist :
         {fmt::format("python{}dist({})", main.version, distribution), fmt::format("python3dist({})", distribution)}) {
        const Id wanted = pool_str2id(context_.pool.raw(), dist.c_str(), 0);
        if (wanted == 0) continue;
        for (const Id package : context_.pool.providers_of(wanted)) {
            if (!seen.insert(package).second) continue;
            auto hit = hit_of(context_.pool, package, wanted);
            hit.confidence = Confidence::medium;
            hits.push_back(std::move(hit));
        }
    }
    if (!hits.empty()) return satisfied(std::move(hits));
    if (!context_.carried.all_carry(Carried::files)) return uncarried(context_, Carried::files);
    model::NearestMiss nearest;
    if (too_early || too_late) {
        nearest.kind = model::NearestMiss::Kind::language_version;
        nearest.found = too_late ? fmt::format("Python {} took it out of the standard library", known->until)
                                 : fmt::format("Python {} brought it", known->since);
        nearest.package = context_.pool.reference(main.package);
    }
    return unmet(std::move(nearest));
}

Draft ModuleLookUp::ruby(std::string_view name) const {
    const auto first = name.substr(0, name.find('/'));
    std::vector<Hit> hits;
    for (const auto& gem : {with(name, '/', "-"), std::string(first), with(first, '_', "-"), with(first, '_', "")}) {
        const auto capability = fmt::format("rubygem({})", gem);
        const Id wanted = pool_str2id(context_.pool.raw(), capability.c_str(), 0);
        if (wanted == 0) continue;
        for (const Id package : context_.pool.providers_of(wanted)) {
            auto hit = hit_of(context_.pool, package, wanted);
            hit.confidence = Confidence::medium;
            hits.push_back(std::move(hit));
        }
        if (!hits.empty()) return satisfied(std::move(hits));
    }
    if (!context_.carried.all_carry(Carried::generated)) return uncarried(context_, Carried::generated);
    return absent("no package has a gem of this name, and a gem of another name can have it");
}

}  // namespace rpmgap::resolve
