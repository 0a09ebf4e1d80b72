#include "resolve/clashes.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "resolve/capability_id.hpp"

namespace rpmgap::resolve {

namespace {

using model::Clash;

// Files that packages of one build share by design, or that rpm lets lie in several.
bool is_shared_by_design(std::string_view path) {
    return path.starts_with("/usr/lib/.build-id/");
}

constexpr std::size_t most_examples = 10;  // of paths that two packages have in common

class Finder {
public:
    Finder(const SolvPool& pool, const model::Application& application, const MergedDirectories& merged)
        : pool_(pool), application_(application), merged_(merged) {
        for (std::size_t i = 0; i < application.subjects.size(); ++i)
            if (const Id package = pool.package_of_subject(i); package != 0)
                subject_of_.emplace(package, static_cast<std::uint32_t>(i));
    }

    std::vector<Clash> run() && {
        if (subject_of_.empty()) return {};
        for (const auto& [package, subject] : subject_of_) {
            note_obsoleted(package);
            add_files(package, subject);
        }
        for (Id package = 2; package < pool_.raw()->nsolvables; ++package) {
            if (pool_.solvable(package).repo == nullptr || !pool_.is_admitted(package)) continue;
            if (pool_.is_application(package) || pool_.is_question(package)) continue;
            add_refusals(package);
        }
        std::sort(clashes_.begin(), clashes_.end(), [](const Clash& a, const Clash& b) {
            return std::tie(a.subject, a.kind, a.what, a.package.name, a.package.evr, a.package.arch) <
                   std::tie(b.subject, b.kind, b.what, b.package.name, b.package.evr, b.package.arch);
        });
        return std::move(clashes_);
    }

private:
    // Packages that the application's own takes the place of.
    void note_obsoleted(Id own) {
        pool_.for_each_obsoleted(own, [&](Id obsoleted) {
            for (const Id package : pool_.packages_named(pool_id2str(pool_.raw(), name_of(pool_.raw(), obsoleted))))
                if (pool_match_nevr(pool_.raw(), pool_.raw()->solvables + package, obsoleted) != 0)
                    replaced_.emplace(own, package);
        });
    }

    [[nodiscard]] bool is_replaced(Id own, Id other) const {
        return pool_.solvable(own).name == pool_.solvable(other).name || replaced_.contains({own, other});
    }

    void add_files(Id own, std::uint32_t subject) {
        const auto& facts = *application_.subjects[subject].rpm;
        std::unordered_set<std::string_view> shared(facts.directories.begin(), facts.directories.end());
        shared.insert(facts.ghosts.begin(), facts.ghosts.end());
        std::map<Id, Clash> by_owner;
        for (const std::string& path : facts.files) {
            if (is_shared_by_design(path) || shared.contains(path)) continue;
            for (const auto& [owner, spelled] : owners_of(own, path)) {
                const auto [entry, is_new] = by_owner.try_emplace(owner);
                Clash& clash = entry->second;
                if (is_new)
                    clash = {.subject = subject,
                             .what = path,
                             .package = pool_.reference(owner),
                             .spelled = spelled == path ? std::string() : spelled};
                if (clash.paths.size() < most_examples) clash.paths.push_back(path);
                ++clash.path_count;
            }
        }
        for (auto& [owner, clash] : by_owner) clashes_.push_back(std::move(clash));
    }

    // Packages that own the file, with how they spell its path: rpm compares the directories themselves, so that
    // /usr/sbin/x is /usr/bin/x where one is a link to the other.
    [[nodiscard]] std::map<Id, std::string> owners_of(Id own, const std::string& path) const {
        std::map<Id, std::string> owners;
        for (const auto& spelled : spellings(path, merged_))
            for (const PathOwner& owner : pool_.owners_of(spelled)) {
                if (owner.ghost || pool_.is_application(owner.package) || !pool_.is_admitted(owner.package)) continue;
                if (!is_replaced(own, owner.package)) owners.try_emplace(owner.package, spelled);
            }
        return owners;
    }

    void add_refusals(Id package) {
        pool_.for_each_conflict(package, [&](Id refused) {
            for (const Id own : pool_.providers_of(refused))
                if (const auto subject = subject_of_.find(own); subject != subject_of_.end())
                    add_refusal(Clash::Kind::conflicts, own, subject->second, package, refused);
        });
        pool_.for_each_obsoleted(package, [&](Id refused) {
            for (const auto& [own, subject] : subject_of_)
                if (pool_match_nevr(pool_.raw(), pool_.raw()->solvables + own, refused) != 0)
                    add_refusal(Clash::Kind::obsoletes, own, subject, package, refused);
        });
    }

    void add_refusal(Clash::Kind kind, Id own, std::uint32_t subject, Id package, Id refused) {
        if (!is_replaced(own, package))
            clashes_.push_back({.kind = kind,
                                .subject = subject,
                                .what = pool_.text_of(refused),
                                .package = pool_.reference(package)});
    }

    const SolvPool& pool_;
    const model::Application& application_;
    const MergedDirectories& merged_;
    std::unordered_map<Id, std::uint32_t> subject_of_;
    std::set<std::pair<Id, Id>> replaced_;  // the application's package, the distribution's
    std::vector<Clash> clashes_;
};

}  // namespace

std::vector<model::Clash> find_clashes(const SolvPool& pool, const model::Application& application,
                                       const MergedDirectories& merged) {
    return Finder(pool, application, merged).run();
}

}  // namespace rpmgap::resolve
