#include "resolve/counterparts.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "resolve/capability_id.hpp"
#include "resolve/evr.hpp"
#include "resolve/paths.hpp"
#include "support/text.hpp"

namespace rpmgap::resolve {

namespace {

using model::Outcome;
using model::RequirementKind;

constexpr std::array<std::string_view, 3> of_commands{"/usr/bin/", "/usr/sbin/", "/usr/local/bin/"};
constexpr std::array<std::string_view, 2> of_data{"/usr/share/", "/etc/"};
constexpr std::array<std::string_view, 8> moved_between{
    "/usr/bin/", "/usr/sbin/", "/usr/libexec/", "/usr/lib/", "/usr/lib64/", "/usr/share/", "/etc/", "/usr/local/bin/"};

// Who obsoletes a name, whatever the bound; made once.
class Obsoleters {
public:
    explicit Obsoleters(const SolvPool& pool) : pool_(pool) {
        for (Id package = 2; package < pool.raw()->nsolvables; ++package) {
            if (pool.solvable(package).repo == nullptr || !pool.is_admitted(package)) continue;
            pool.for_each_obsoleted(package, [&](Id obsoleted) {
                by_name_[name_of(pool.raw(), obsoleted)].push_back({package, obsoleted});
            });
        }
    }

    // Those whose bound hits `evr`; of an unknown version, empty, only those without a bound.
    [[nodiscard]] std::vector<Id> of(Id name, const std::string& evr) const {
        std::vector<Id> packages;
        const auto found = by_name_.find(name);
        if (found == by_name_.end()) return packages;
        Pool* pool = pool_.raw();
        for (const auto& [package, obsoleted] : found->second) {
            if (pool_.solvable(package).name == name) continue;
            if (ISRELDEP(obsoleted)) {
                if (evr.empty()) continue;
                const Reldep* bound = GETRELDEP(pool, obsoleted);
                const int flags = bound->flags;
                const Id bound_evr = bound->evr;
                if (flags > 7 || pool_intersect_evrs(pool, REL_EQ, evr_id(pool, evr), flags, bound_evr) == 0) continue;
            }
            packages.push_back(package);
        }
        return packages;
    }

private:
    const SolvPool& pool_;
    std::unordered_map<Id, std::vector<std::pair<Id, Id>>> by_name_;
};

// The best package of each name, in the order in which they are preferred.
std::vector<model::PackageRef> references(const SolvPool& pool, std::vector<Id> packages) {
    std::sort(packages.begin(), packages.end(), [&](Id a, Id b) { return pool.is_preferred(a, b); });
    std::vector<model::PackageRef> list;
    std::unordered_set<Id> names;
    for (const Id package : packages)
        if (!pool.is_application(package) && names.insert(pool.solvable(package).name).second)
            list.push_back(pool.reference(package));
    return list;
}

class Finder {
public:
    explicit Finder(const Context& context) : context_(context), pool_(context.pool), obsoleters_(context.pool) {}

    /// `evr`: of the other distribution's package of that name; empty: it has none.
    void add_name(const std::string& name, const std::string& evr) {
        if (name.empty() || counterparts_.names.contains(name)) return;
        model::NameAnswer answer;
        const auto named = references(pool_, pool_.packages_named(name));
        if (!named.empty()) answer.package = named.front();
        const Id id = pool_strn2id(pool_.raw(), name.data(), static_cast<unsigned>(name.size()), 0);
        if (id != 0) {
            std::vector<Id> others;
            for (const Id package : pool_.providers_of(id))
                if (pool_.solvable(package).name != id) others.push_back(package);
            answer.provided_by = references(pool_, std::move(others));
            answer.obsoleted_by = references(pool_, obsoleters_.of(id, evr));
        }
        counterparts_.names.emplace(name, std::move(answer));
    }

    void add_weak(const model::Capability& capability) {
        const auto text = to_string(capability);
        if (counterparts_.weak.contains(text)) return;
        const Id id = capability_id(pool_.raw(), capability, false);
        counterparts_.weak.emplace(text, references(pool_, pool_.providers_of(id)));
    }

    void add_moved(std::uint32_t question, const std::string& path) {
        for (const auto& place : places_of(path, context_.distribution)) {
            const auto hits = packages_with_paths(context_, {place}, OwnProvides::ignored);
            if (hits.empty()) continue;
            std::vector<Id> owners;
            for (const Hit& hit : hits) owners.push_back(hit.package);
            counterparts_.moved_paths[question].push_back(place);
            counterparts_.path_owners.emplace(place, pool_.reference(pool_.preferred(owners)));
        }
    }

    model::Counterparts take() && { return std::move(counterparts_); }

private:
    const Context& context_;
    const SolvPool& pool_;
    Obsoleters obsoleters_;
    model::Counterparts counterparts_;
};

template <std::size_t size>
bool is_one_of(const std::array<std::string_view, size>& directories, std::string_view directory) {
    return std::ranges::find(directories, directory) != directories.end();
}

// Programs lie in bin, sbin and libexec, wherever those are.
bool is_program(std::string_view path) {
    const auto directory = path.substr(0, path.rfind('/'));
    return directory.ends_with("/bin") || directory.ends_with("/sbin") || directory.find("/libexec") != directory.npos;
}

// A program does not become data, and no other file becomes a command.
bool can_move(bool program, std::string_view to) {
    return program ? !is_one_of(of_data, to) : !is_one_of(of_commands, to);
}

// Packages of the other distribution by name, in their newest version: what a name stands for there, whoever asks.
std::map<std::string, std::string> versions_of(const model::Resolution& other) {
    std::map<std::string, std::string> versions;
    const auto note = [&](const model::PackageRef& package) {
        auto& evr = versions.try_emplace(package.name, package.evr).first->second;
        if (compare_evr(package.evr, evr) > 0) evr = package.evr;
    };
    for (const auto& answer : other.answers)
        if (!answer.providers.empty() && answer.providers.front().package.channel != application_channel)
            note(answer.providers.front().package);
    for (const auto& chosen : other.chosen) note(chosen.package);
    return versions;
}

bool asks_for_path(const model::Question& question) {
    if (question.capability.rich != model::RichOperator::none) return false;
    return question.capability.name.starts_with('/') && question.kind != RequirementKind::package;
}

}  // namespace

std::vector<std::string> places_of(const std::string& path, const model::Distribution& distribution) {
    const auto same = spellings(path, distribution.merged_directories);
    const bool program = std::ranges::any_of(same, is_program);
    std::vector<std::string> places;
    const auto add = [&](const std::string& place) {
        for (const auto& spelled : spellings(place, distribution.merged_directories)) {
            if (std::find(same.begin(), same.end(), spelled) != same.end()) return;
            if (std::find(places.begin(), places.end(), spelled) != places.end()) return;
        }
        places.push_back(place);
    };
    for (const auto& spelled : same)
        for (const auto from : moved_between) {
            if (!spelled.starts_with(from)) continue;
            const auto below = spelled.substr(from.size());
            for (const auto to : moved_between)
                if (can_move(program, to)) add(std::string(to) + below);
        }
    if (!program) return places;
    const std::string name(support::base_name(path));
    for (const auto& directory : distribution.bin_directories) add(directory + '/' + name);
    add("/usr/libexec/" + name);
    return places;
}

model::Counterparts find_counterparts(const Context& context, const model::Questions& questions,
                                      const model::Resolution& own, const model::Resolution& other) {
    Finder finder(context);
    for (const auto& [name, evr] : versions_of(other)) finder.add_name(name, evr);
    for (std::size_t i = 0; i < questions.distinct.size(); ++i) {
        const auto& question = questions.distinct[i];
        const auto& answer = own.answers[i];
        const auto& there = other.answers[i];
        if (answer.outcome != Outcome::unmet) continue;
        if (asks_for_path(question)) {
            if (there.outcome == Outcome::satisfied)
                finder.add_moved(static_cast<std::uint32_t>(i), question.capability.name);
        } else if (question.capability.rich == model::RichOperator::none) {
            finder.add_name(question.capability.name, {});
        }
    }
    for (const auto& chosen : other.chosen)
        for (const auto& recommended : chosen.recommends)
            if (recommended.met_by) finder.add_weak(recommended.capability);
    return std::move(finder).take();
}

}  // namespace rpmgap::resolve
