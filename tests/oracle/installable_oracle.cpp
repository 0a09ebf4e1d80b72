// The plain solver as judge of what can be installed: one package at a time, in a pool that libsolv itself made of the
// metadata, against what Installability says of all packages at once and what Resolver answers for each name.
//   installable_oracle DIRECTORY CHANNEL...   exit 0: no difference, 1: a difference, 77: no data
// Each channel is a directory below DIRECTORY. It is asked twice: all channels enabled, and only the first two, where
// far more cannot be installed. Paths are left out of what packages require when a channel has no file lists, on both
// sides: that is what the product does, and says.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "real_channels.hpp"
#include "resolve/installable.hpp"
#include "support/stable_hash.hpp"
#include "tiny_repo.hpp"

namespace {

namespace fs = std::filesystem;
namespace model = rpmgap::model;
namespace repo = rpmgap::repo;
namespace resolve = rpmgap::resolve;
using rpmgap::support::Handle;

constexpr const char* arch = "x86_64";

fs::path primary_in(const fs::path& directory) {
    for (const auto& entry : fs::directory_iterator(directory / "repodata"))
        if (entry.path().filename().native().find("primary.xml") != std::string::npos) return entry.path();
    throw std::runtime_error("no primary.xml in " + directory.native());
}

bool names_path(const Pool* pool, Id dependency) {
    if (!ISRELDEP(dependency)) return *pool_id2str(pool, dependency) == '/';
    const Reldep* relation = GETRELDEP(pool, dependency);
    return names_path(pool, relation->name) || (relation->flags > 7 && names_path(pool, relation->evr));
}

// libsolv alone: nothing of rpmgap but the choice of rpm's semantics and of multilib.
class PlainSolver {
public:
    PlainSolver(const fs::path& root, const std::vector<std::string>& channels, bool drop_paths)
        : pool_(repo::new_rpm_pool()) {
        Pool* pool = pool_.get();
        pool_setarch(pool, arch);
        pool_set_flag(pool, POOL_FLAG_OBSOLETEUSESCOLORS, 1);
        pool_set_flag(pool, POOL_FLAG_IMPLICITOBSOLETEUSESCOLORS, 1);
        for (const std::string& channel : channels) {
            Repo* repo = repo_create(pool, fs::path(channel).filename().c_str());
            const Handle<std::FILE, std::fclose> file(solv_xfopen(primary_in(root / channel).c_str(), "r"));
            if (!file || repo_add_rpmmd(repo, file.get(), nullptr, 0) != 0)
                throw std::runtime_error("cannot read " + channel);
            repos_.push_back(repo);
        }
        if (drop_paths) leave_paths_out();
        pool_addfileprovides(pool);
        pool_createwhatprovides(pool);
    }

    [[nodiscard]] const std::vector<Repo*>& repos() const { return repos_; }
    [[nodiscard]] std::string text(Id package) const { return pool_solvid2str(pool_.get(), package); }
    [[nodiscard]] bool is_binary(Id package) const {
        const Solvable& s = pool_->solvables[package];
        return s.arch != ARCH_SRC && s.arch != ARCH_NOSRC && pool_arch2score(pool_.get(), s.arch) != 0;
    }
    [[nodiscard]] std::string name(Id package) const {
        return pool_id2str(pool_.get(), pool_->solvables[package].name);
    }
    [[nodiscard]] std::vector<Id> providers_of(const std::string& name) const {
        std::vector<Id> packages;
        const Id wanted = pool_str2id(pool_.get(), name.c_str(), 0);
        for (const Id* at = pool_whatprovides_ptr(pool_.get(), wanted); *at != 0; ++at)
            if (is_binary(*at)) packages.push_back(*at);
        return packages;
    }
    [[nodiscard]] bool can_install(Id package) const {
        resolve::IdQueue jobs;
        jobs.push(SOLVER_INSTALL | SOLVER_SOLVABLE, package);
        const Handle<Solver, solver_free> solver(solver_create(pool_.get()));
        solver_set_flag(solver.get(), SOLVER_FLAG_IGNORE_RECOMMENDED, 1);
        return solver_solve(solver.get(), jobs.raw()) == 0;
    }

    /// What some package requires and none provides, rich dependencies aside.
    [[nodiscard]] std::set<std::string> unprovided() const {
        std::set<std::string> names;
        for (Id package = 2; package < pool_->nsolvables; ++package) {
            if (pool_->solvables[package].repo == nullptr) continue;
            resolve::IdQueue all;
            solvable_lookup_deparray(pool_->solvables + package, SOLVABLE_REQUIRES, all.raw(), 0);
            for (const Id id : all)
                if (!resolve::is_rich(pool_.get(), id) && pool_whatprovides(pool_.get(), id) == 1)
                    names.insert(pool_id2str(pool_.get(), resolve::name_of(pool_.get(), id)));
        }
        return names;
    }

private:
    void leave_paths_out() {
        for (Id package = 2; package < pool_->nsolvables; ++package) {
            Solvable& s = pool_->solvables[package];
            if (s.repo == nullptr) continue;
            resolve::IdQueue all;
            resolve::IdQueue kept;
            solvable_lookup_deparray(&s, SOLVABLE_REQUIRES, all.raw(), -1);
            for (const Id id : all)
                if (!names_path(pool_.get(), id)) kept.push(id);
            solvable_set_deparray(&s, SOLVABLE_REQUIRES, kept.raw(), -1);
        }
    }

    repo::PoolHandle pool_;
    std::vector<Repo*> repos_;
};

class Trial {
public:
    Trial(const fs::path& root, const std::vector<std::string>& roots, const std::vector<repo::OpenChannel>& channels,
          std::size_t enabled)
        : channels_(channels), root_(root), roots_(roots), enabled_(enabled) {
        distribution_.id = "oracle";
        distribution_.arch = arch;
        for (std::size_t i = 0; i < channels_.size(); ++i) {
            auto& snapshot = channels_[i].snapshot;
            if (i >= enabled) snapshot.support = model::Support::unsupported;
            lacks_files_ = lacks_files_ || (i < enabled && !snapshot.carries_files);
        }
    }

    [[nodiscard]] int run() {
        judge_each();
        judge_together();
        judge_names();
        fmt::print("{} channels: {} packages, {} cannot be installed; {} names, {} of them not; {} differences\n",
                   enabled_, packages_, broken_, asked_, unanswered_, differences_);
        // Data of which everything or nothing can be installed would judge nothing.
        return differences_ == 0 && broken_ > 0 && broken_ < packages_ && unanswered_ > 0 ? 0 : 1;
    }

private:
    struct Verdict {
        std::string text;
        bool binary = false;
        bool installable = false;
    };

    void judge_each() {
        const PlainSolver plain(root_, {roots_.begin(), roots_.begin() + static_cast<std::ptrdiff_t>(enabled_)},
                                lacks_files_);
        std::set<Id> good;
        for (const Repo* repo : plain.repos()) {
            auto& verdicts = verdicts_.emplace_back();
            for (Id package = repo->start; package < repo->end; ++package) {
                Verdict verdict{plain.text(package), plain.is_binary(package)};
                if (verdict.binary) {
                    ++packages_;
                    verdict.installable = plain.can_install(package);
                    broken_ += verdict.installable ? 0 : 1;
                    if (verdict.installable) good.insert(package);
                    names_.emplace(plain.name(package), false);
                }
                verdicts.push_back(std::move(verdict));
            }
        }
        for (auto& [name, installable] : names_) {
            const auto providers = plain.providers_of(name);
            installable = std::any_of(providers.begin(), providers.end(), [&](Id p) { return good.contains(p); });
        }
    }

    void judge_together() {
        auto loaded = resolve::SolvPool::load(distribution_, channels_, {}, {});
        if (!loaded) throw std::runtime_error(loaded.error().line());
        const resolve::SolvPool& pool = **loaded;
        const resolve::CarriedClasses carried(pool);
        const rpmgap::resolve::UnanswerableRequirements dropped(pool, carried);
        std::vector<std::vector<Id>> sets;
        std::vector<const Verdict*> verdicts;
        std::vector<std::size_t> next(verdicts_.size());
        for (Id package = 2; package < pool.raw()->nsolvables; ++package) {
            if (pool.solvable(package).repo == nullptr) continue;
            const std::size_t channel = pool.channel_of(package);
            if (channel >= enabled_) continue;
            const Verdict& verdict = verdicts_[channel].at(next[channel]++);
            if (verdict.text != pool_solvid2str(pool.raw(), package)) throw std::runtime_error("packages out of order");
            if (!verdict.binary) continue;
            sets.push_back({package});
            verdicts.push_back(&verdict);
        }
        resolve::Installability installability(pool, {pool, model::Support::enabled});
        installability.choose(sets);
        for (std::size_t i = 0; i < sets.size(); ++i)
            compare(verdicts[i]->text, verdicts[i]->installable, installability.breakage_of(sets[i]));
    }

    // As an application asks: one RPM that requires every name there is.
    void judge_names() {
        std::vector<model::Requirement> requirements;
        for (const auto& [name, installable] : names_)
            requirements.push_back(tiny::needs(model::RequirementKind::capability, name));
        const auto application =
            tiny::application({tiny::subject(model::SubjectKind::rpm, "app.rpm", std::move(requirements))});
        const auto questions = resolve::collect_questions(application);
        const auto resolver = resolve::Resolver::load(
            distribution_, channels_, {application, questions, std::vector<bool>(questions.distinct.size(), true)});
        if (!resolver) throw std::runtime_error(resolver.error().line());
        const auto& resolution = (*resolver)->answer();
        for (std::size_t i = 0; i < questions.distinct.size(); ++i) {
            const auto& name = questions.distinct[i].capability.name;
            const bool any = names_.at(name);
            ++asked_;
            unanswered_ += any ? 0 : 1;
            compare("name " + name, any, resolution.answers[i].breakage);
        }
    }

    void compare(const std::string& what, bool installable, const std::optional<model::Breakage>& breakage) {
        if (installable != breakage.has_value()) return;
        constexpr std::size_t most_lines = 40;
        if (++differences_ > most_lines) return;
        fmt::print("{}: {} for the solver; we say {}\n", what, installable ? "installable" : "not installable",
                   breakage ? "it ends in " + breakage->cause : "nothing against it");
    }

    model::Distribution distribution_;
    std::vector<repo::OpenChannel> channels_;
    const fs::path& root_;
    const std::vector<std::string>& roots_;
    std::size_t enabled_;
    bool lacks_files_ = false;
    std::vector<std::vector<Verdict>> verdicts_;  // by channel, in the order of its metadata
    std::map<std::string, bool> names_;           // of packages: some provider can be installed
    std::size_t packages_ = 0;
    std::size_t broken_ = 0;
    std::size_t asked_ = 0;
    std::size_t unanswered_ = 0;
    std::size_t differences_ = 0;
};

// A channel with a package for each of most names that nothing provides.
fs::path fill_gaps(const std::set<std::string>& names, const fs::path& scratch) {
    constexpr std::uint64_t one_left_of = 16;
    std::vector<tiny::Package> packages;
    for (const std::string& name : names) {
        if (name.find_first_of(" <>&\"'") != std::string::npos || name.starts_with("rpmlib(")) continue;
        if (rpmgap::support::stable_hash(name) % one_left_of == 0) continue;
        packages.push_back({});
        packages.back().name = fmt::format("gap-{}", packages.size());
        packages.back().evr = "1-1";
        packages.back().arch = "noarch";
        packages.back().provides = {packages.back().name + " = 1-1", name};
    }
    tiny::write(scratch / "gaps", packages, false);
    return scratch / "gaps";
}

}  // namespace

int main(int argc, char** argv) {
    constexpr int fewest = 4;
    if (argc < fewest) {
        fmt::print(stderr, "usage: installable_oracle DIRECTORY CHANNEL CHANNEL...\n");
        return 2;
    }
    const fs::path root(argv[1]);
    std::error_code error;
    if (!fs::is_directory(root, error)) {
        fmt::print("skipped: no real metadata at {}\n", root.native());
        return 77;
    }
    const std::vector<std::string> names(argv + 2, argv + argc);
    const rpm_md::Scratch scratch;
    const auto channels = real_metadata::open_channels(root, names, scratch.path());
    const int all = Trial(root, names, channels, names.size()).run();
    const int some = Trial(root, names, channels, 2).run();

    auto filled = names;
    filled.push_back(fill_gaps(PlainSolver(root, names, true).unprovided(), scratch.path()).native());
    const auto more = real_metadata::open_channels(root, filled, scratch.path());
    const int mended = Trial(root, filled, more, filled.size()).run();
    return std::max({all, some, mended});
}
