// One libsolv pool: all channels of a distribution, and the application's own packages beside them.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/answer.hpp"
#include "model/inquiry.hpp"
#include "repo/channel.hpp"
#include "repo/libsolv.hpp"
#include "resolve/hidden.hpp"
#include "support/result.hpp"

namespace rpmgap::resolve {

/// Name of the application's own packages where a channel's id is expected.
inline constexpr std::string_view application_channel = "@application";

/// A package that has a path in its file list.
struct PathOwner {
    Id package = 0;
    bool ghost = false;
};

class SolvPool {
public:
    /// Loads everything, hides what dnf would not see (hidden.hpp), adds to each package those paths of its file list
    /// that some dependency in the pool names, and indexes what is provided by packages that are seen. `rich` are
    /// dependencies to be judged by the solver: each becomes the one requirement of a package of its own.
    [[nodiscard]] static support::Result<std::unique_ptr<SolvPool>> load(const model::Distribution& distribution,
                                                                         const std::vector<repo::OpenChannel>& channels,
                                                                         const model::Application& application,
                                                                         const std::vector<model::Capability>& rich);

    /// Packages alone: hidden ones are known, what is provided is not indexed, so that nothing can be looked up.
    [[nodiscard]] static support::Result<std::unique_ptr<SolvPool>> load_packages(
        const model::Distribution& distribution, const std::vector<repo::OpenChannel>& channels);

    [[nodiscard]] Pool* raw() const { return pool_.get(); }
    [[nodiscard]] const Solvable& solvable(Id package) const { return pool_->solvables[package]; }
    [[nodiscard]] std::size_t channel_count() const { return channels_.size(); }
    [[nodiscard]] const model::ChannelSnapshot& channel(std::size_t index) const { return channels_[index].snapshot; }
    /// The package that requires rich[i]; 0: it has too many branches for the solver.
    [[nodiscard]] Id rich_package(std::size_t i) const { return rich_packages_[i]; }

    /// What the filtering of packages could not tell, and what of them the solver cannot be asked.
    [[nodiscard]] const std::vector<model::NotChecked>& not_checked() const { return candidates_.not_checked; }

    /// Every package that has exactly this path in its file list, of any architecture, hidden or not, by channel.
    [[nodiscard]] std::vector<PathOwner> owners_of(std::string_view path) const;

    [[nodiscard]] bool is_admitted(Id package) const { return fits(package) && !is_hidden(package); }
    [[nodiscard]] bool fits(Id package) const;  ///< of an architecture that can be installed, no source package
    [[nodiscard]] bool is_hidden(Id package) const { return candidates_.hidden.has(package); }
    [[nodiscard]] const HiddenPackages& hidden() const { return candidates_.hidden; }
    [[nodiscard]] bool is_application(Id package) const { return solvable(package).repo == application_; }
    [[nodiscard]] bool is_question(Id package) const;  ///< made for a rich dependency
    /// Index of its channel; channel_count() for the application's own.
    [[nodiscard]] std::size_t channel_of(Id package) const;
    [[nodiscard]] model::Support support_of(Id package) const;
    [[nodiscard]] model::PackageRef reference(Id package) const;
    [[nodiscard]] std::string source_of(Id package) const;         ///< name of its source package; empty: not said
    [[nodiscard]] std::uint64_t download_size(Id package) const;   ///< bytes; 0: not said
    [[nodiscard]] std::uint64_t installed_size(Id package) const;  ///< bytes; 0: not said

    /// Admitted packages that provide `capability`; never libsolv's stand-in for the system itself.
    [[nodiscard]] std::vector<Id> providers_of(Id capability) const;
    [[nodiscard]] std::vector<Id> packages_named(std::string_view name) const;  ///< admitted ones
    /// As the solver chooses: the application's own lead, then by support state, priority of the channel, native
    /// architecture, and of one name the newest; names by the first channel that has them.
    [[nodiscard]] bool is_preferred(Id package, Id to) const;
    [[nodiscard]] Id preferred(const std::vector<Id>& packages) const;  ///< of a list that is not empty
    /// What sets two packages apart for dnf, whichever comes first; solver: nothing that is known of them alone.
    [[nodiscard]] model::Ground ground_between(Id a, Id b) const;
    /// As rpm prints it, safe for a terminal.
    [[nodiscard]] std::string text_of(Id capability) const;

    /// The package that stands for one of the application's subjects; 0: the subject is no binary package.
    [[nodiscard]] Id package_of_subject(std::size_t subject) const;

    /// Makes copies of these packages the installed ones, and indexes anew what is provided; returns the copies, in the
    /// same order. A copy is told as the package that it was made of.
    std::vector<Id> install(const std::vector<Id>& packages);
    [[nodiscard]] bool is_installed(Id package) const;
    [[nodiscard]] Id original_of(Id package) const;  ///< what an installed copy was made of; others are their own

    /// Dependencies of a package, without libsolv's markers of file names and of scriptlet requirements.
    template <typename Visit>
    void for_each_provide(Id package, Visit&& visit) const {
        for_each_in(package, solvable(package).dep_provides, visit);
    }
    template <typename Visit>
    void for_each_requirement(Id package, Visit&& visit) const {
        for_each_in(package, solvable(package).dep_requires, visit);
    }
    template <typename Visit>
    void for_each_recommended(Id package, Visit&& visit) const {
        for_each_in(package, solvable(package).dep_recommends, visit);
    }
    template <typename Visit>
    void for_each_conflict(Id package, Visit&& visit) const {
        for_each_in(package, solvable(package).dep_conflicts, visit);
    }
    template <typename Visit>
    void for_each_obsoleted(Id package, Visit&& visit) const {
        for_each_in(package, solvable(package).dep_obsoletes, visit);
    }

private:
    struct ChannelInPool {
        model::ChannelSnapshot snapshot;
        std::shared_ptr<const repo::Paths> paths;
        Repo* repo = nullptr;
        int priority = 0;  // lower is better
    };

    template <typename Visit>
    void for_each_in(Id package, Offset list, Visit& visit) const {
        if (list == 0) return;
        for (const Id* id = solvable(package).repo->idarraydata + list; *id != 0; ++id)
            if (*id != SOLVABLE_FILEMARKER && *id != SOLVABLE_PREREQMARKER) visit(*id);
    }

    struct Rank;

    SolvPool() : pool_(repo::new_rpm_pool()) {}
    [[nodiscard]] Rank rank_of(Id package) const;
    [[nodiscard]] support::Result<void> check_architecture(const model::Distribution& distribution) const;
    void add_application(const model::Application& application);
    Id add_application_package(const model::Subject& subject);
    void add_rich(const std::vector<model::Capability>& rich);
    void filter(const model::Distribution& distribution, const std::vector<repo::OpenChannel>& channels);
    void add_file_provides();
    void index_provides();
    void leave_out_what_explodes();

    repo::PoolHandle pool_;
    std::vector<ChannelInPool> channels_;
    std::vector<std::size_t> channel_of_repo_;  // by repoid
    Repo* application_ = nullptr;
    std::unordered_map<std::string, std::vector<PathOwner>> application_files_;
    std::unordered_map<std::size_t, Id> package_of_subject_;
    std::vector<Id> rich_packages_;
    std::unordered_map<Id, Id> installed_;  // to the package that it is a copy of
    Candidates candidates_;
    std::unordered_map<Id, std::size_t> first_channel_of_name_;
};

/// The name under the bounds of a plain capability.
[[nodiscard]] Id name_of(const Pool* pool, Id capability);
/// True for rich dependencies.
[[nodiscard]] bool is_rich(const Pool* pool, Id capability);

}  // namespace rpmgap::resolve
