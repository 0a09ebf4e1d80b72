#include "resolve/pool.hpp"

#include <algorithm>
#include <limits>
#include <set>
#include <tuple>

#include <fmt/format.h>

#include "resolve/capability_id.hpp"
#include "resolve/intractable.hpp"
#include "resolve/tier.hpp"
#include "support/text.hpp"

namespace rpmgap::resolve {

using model::Capability;
using support::Result;

namespace {

// What the distribution says of an open channel; a channel that it does not know has no filters.
model::Channel described(const model::Distribution& distribution, const model::ChannelSnapshot& snapshot) {
    const auto found = std::find_if(distribution.channels.begin(), distribution.channels.end(),
                                    [&](const model::Channel& channel) { return channel.id == snapshot.id; });
    model::Channel channel;
    if (found != distribution.channels.end()) channel = *found;
    channel.id = snapshot.id;
    channel.support = snapshot.support;
    return channel;
}

}  // namespace

Result<std::unique_ptr<SolvPool>> SolvPool::load_packages(const model::Distribution& distribution,
                                                          const std::vector<repo::OpenChannel>& channels) {
    std::unique_ptr<SolvPool> loaded(new SolvPool);
    Pool* pool = loaded->raw();
    pool_setarch(pool, distribution.arch.c_str());
    // Multilib, as libsolv built for Fedora has it: glibc.i686 installs beside glibc.x86_64.
    pool_set_flag(pool, POOL_FLAG_OBSOLETEUSESCOLORS, 1);
    pool_set_flag(pool, POOL_FLAG_IMPLICITOBSOLETEUSESCOLORS, 1);
    // The file provides are added here, not by libsolv. Told so on the still empty pool, it does not search the file
    // lists again for each path that it meets.
    pool_addfileprovides(pool);
    for (const repo::OpenChannel& channel : channels) {
        auto added = repo::add_to_pool(pool, channel);
        if (!added) return tl::unexpected(added.error());
        Repo* repo = *added;
        repo->subpriority = -static_cast<int>(loaded->channels_.size());  // decides between equal versions only
        loaded->channel_of_repo_.resize(static_cast<std::size_t>(repo->repoid) + 1);
        loaded->channel_of_repo_[static_cast<std::size_t>(repo->repoid)] = loaded->channels_.size();
        loaded->channels_.push_back({channel.snapshot, channel.paths, repo});
    }
    if (auto usable = loaded->check_architecture(distribution); !usable) return tl::unexpected(usable.error());
    loaded->filter(distribution, channels);
    return loaded;
}

Result<std::unique_ptr<SolvPool>> SolvPool::load(const model::Distribution& distribution,
                                                 const std::vector<repo::OpenChannel>& channels,
                                                 const model::Application& application,
                                                 const std::vector<Capability>& rich) {
    auto loaded = load_packages(distribution, channels);
    if (!loaded) return loaded;
    (*loaded)->add_application(application);
    (*loaded)->add_rich(rich);
    (*loaded)->add_file_provides();
    (*loaded)->index_provides();
    (*loaded)->leave_out_what_explodes();
    return loaded;
}

// Metadata of another architecture alone would answer each question with "missing".
Result<void> SolvPool::check_architecture(const model::Distribution& distribution) const {
    std::set<std::string> others;
    for (Id package = 2; package < pool_->nsolvables; ++package) {
        const Solvable& s = solvable(package);
        if (s.repo == nullptr || s.arch == ARCH_NOARCH || s.arch == ARCH_SRC || s.arch == ARCH_NOSRC) continue;
        if (fits(package)) return {};
        others.insert(support::printable(pool_id2str(pool_.get(), s.arch)));
    }
    if (others.empty()) return {};
    return support::failure(
        support::Fault::repository,
        fmt::format("none of its packages is for {}, they are for {}: name the repositories of {}, or another --arch",
                    distribution.arch, support::join({others.begin(), others.end()}, ", "), distribution.arch));
}

// Before the application's own packages are there: those are given by name, so nothing hides them.
void SolvPool::filter(const model::Distribution& distribution, const std::vector<repo::OpenChannel>& channels) {
    std::vector<model::Channel> descriptions;
    for (const repo::OpenChannel& channel : channels) descriptions.push_back(described(distribution, channel.snapshot));
    std::vector<CandidateChannel> candidates;
    for (std::size_t i = 0; i < channels.size(); ++i) {
        ChannelInPool& channel = channels_[i];
        channel.priority = descriptions[i].priority;
        // As dnf does. No number is so low that it stands for one beyond int.
        channel.repo->priority =
            channel.priority == std::numeric_limits<int>::min() ? std::numeric_limits<int>::max() : -channel.priority;
        candidates.push_back({channel.repo, &descriptions[i], channels[i].modules.get()});
    }
    candidates_ = filter_candidates(pool_.get(), candidates, distribution.arch);
}

// libsolv leaves out of its index what is not in `considered`: no look-up, no file provide and no solver meets hidden
// packages then.
void SolvPool::index_provides() {
    PackageSet seen(*this);
    for (Id package = 1; package < pool_->nsolvables; ++package)
        if (!is_hidden(package)) seen.add(package);
    pool_->considered = seen.raw();
    pool_createwhatprovides(pool_.get());
    pool_->considered = nullptr;
    for (Id package = 2; package < pool_->nsolvables; ++package) {
        if (solvable(package).repo == nullptr || !is_admitted(package)) continue;
        const auto [first, fresh] = first_channel_of_name_.try_emplace(solvable(package).name, channel_of(package));
        if (!fresh) first->second = std::min(first->second, channel_of(package));
    }
}

void SolvPool::leave_out_what_explodes() {
    std::vector<Id> packages = leave_out_intractable(pool_.get());
    for (Id& question : rich_packages_)
        if (std::erase(packages, question) > 0) question = 0;
    if (packages.empty()) return;
    const auto more = packages.size() == 1 ? "" : fmt::format(", and those of {} more packages", packages.size() - 1);
    candidates_.not_checked.push_back(
        {.evidence = {package_and_channel(reference(packages.front())), 0, {}},
         .reason = "a rich dependency has too many branches, and was left out of all judgement" + more});
}

void SolvPool::add_application(const model::Application& application) {
    application_ = repo_create(pool_.get(), std::string(application_channel).c_str());
    application_->subpriority = 1;
    application_->priority = std::numeric_limits<int>::max();
    channel_of_repo_.resize(static_cast<std::size_t>(application_->repoid) + 1);
    channel_of_repo_[static_cast<std::size_t>(application_->repoid)] = channels_.size();
    for (std::size_t i = 0; i < application.subjects.size(); ++i) {
        const model::Subject& subject = application.subjects[i];
        if (subject.kind == model::SubjectKind::rpm && subject.rpm && !subject.rpm->source &&
            !subject.rpm->name.empty())
            package_of_subject_.emplace(i, add_application_package(subject));
    }
}

Id SolvPool::add_application_package(const model::Subject& subject) {
    Pool* pool = pool_.get();
    const model::RpmFacts& facts = *subject.rpm;
    const Id package = repo_add_solvable(application_);
    Solvable* s = pool->solvables + package;
    s->name = pool_str2id(pool, facts.name.c_str(), 1);
    s->evr = evr_id(pool, facts.evr);
    s->arch = pool_str2id(pool, facts.arch.c_str(), 1);
    const auto add = [&](Offset& list, const Capability& capability) {
        if (is_tractable(capability))
            list = repo_addid_dep(application_, list, capability_id(pool, capability, true), 0);
    };
    const auto add_requirements = [&](Offset& list, model::Strength strength) {
        for (const model::Requirement& requirement : subject.requirements)
            if (requirement.strength == strength && !requirement.guarded && model::is_rpm_level(requirement.kind))
                add(list, requirement.capability);
    };
    // One list after the other: libsolv copies a list that it has to take up again.
    for (const Capability& capability : subject.provides) add(s->dep_provides, capability);
    s->dep_provides = repo_addid_dep(application_, s->dep_provides, solvable_selfprovidedep(s), 0);
    add_requirements(s->dep_requires, model::Strength::required);
    add_requirements(s->dep_recommends, model::Strength::recommended);
    for (const Capability& capability : facts.conflicts) add(s->dep_conflicts, capability);
    for (const Capability& capability : facts.obsoletes) add(s->dep_obsoletes, capability);
    for (const std::string& file : facts.files) application_files_[file].push_back({package, false});
    for (const std::string& ghost : facts.ghosts) {
        const auto owners = application_files_.find(ghost);
        if (owners != application_files_.end()) owners->second.back().ghost = true;
    }
    return package;
}

Id SolvPool::package_of_subject(std::size_t subject) const {
    const auto found = package_of_subject_.find(subject);
    return found == package_of_subject_.end() ? 0 : found->second;
}

bool SolvPool::is_installed(Id package) const {
    return pool_->installed != nullptr && solvable(package).repo == pool_->installed;
}

Id SolvPool::original_of(Id package) const {
    const auto copy = installed_.find(package);
    return copy == installed_.end() ? package : copy->second;
}

std::vector<Id> SolvPool::install(const std::vector<Id>& packages) {
    Pool* pool = pool_.get();
    Repo* image = repo_create(pool, "@image");
    channel_of_repo_.resize(static_cast<std::size_t>(image->repoid) + 1);
    channel_of_repo_[static_cast<std::size_t>(image->repoid)] = channels_.size() + 2;
    std::vector<Id> copies;
    for (const Id package : packages) {
        const Id copy = repo_add_solvable(image);
        const Solvable& from = solvable(package);
        Solvable* to = pool->solvables + copy;
        to->name = from.name;
        to->evr = from.evr;
        to->arch = from.arch;
        to->vendor = from.vendor;
        const auto copied = [&](Offset list) {
            Offset made = 0;
            if (list == 0) return made;
            // By index: adding may move the array when both lie in one repository.
            for (Offset at = list; solvable(package).repo->idarraydata[at] != 0; ++at)
                made = repo_addid_dep(image, made, solvable(package).repo->idarraydata[at], 0);
            return made;
        };
        to->dep_provides = copied(from.dep_provides);
        to->dep_requires = copied(from.dep_requires);
        to->dep_conflicts = copied(from.dep_conflicts);
        to->dep_obsoletes = copied(from.dep_obsoletes);
        to->dep_recommends = copied(from.dep_recommends);
        to->dep_suggests = copied(from.dep_suggests);
        to->dep_supplements = copied(from.dep_supplements);
        to->dep_enhances = copied(from.dep_enhances);
        installed_.emplace(copy, package);
        copies.push_back(copy);
    }
    pool_set_installed(pool, image);
    index_provides();
    return copies;
}

void SolvPool::add_rich(const std::vector<Capability>& rich) {
    if (rich.empty()) return;
    Pool* pool = pool_.get();
    Repo* repo = repo_create(pool, "@questions");
    channel_of_repo_.resize(static_cast<std::size_t>(repo->repoid) + 1);
    channel_of_repo_[static_cast<std::size_t>(repo->repoid)] = channels_.size() + 1;
    for (const Capability& capability : rich) {
        const Id package = repo_add_solvable(repo);
        rich_packages_.push_back(package);
        const Id requirement = capability_id(pool, capability, true);
        Solvable* s = pool->solvables + package;
        // No package is named so, and no two of these are: they never stand in each other's way.
        s->name = pool_str2id(pool, ("@question:" + std::to_string(rich_packages_.size())).c_str(), 1);
        s->evr = pool_str2id(pool, "1-1", 1);
        s->arch = ARCH_NOARCH;
        s->dep_requires = repo_addid_dep(repo, 0, requirement, 0);
    }
}

std::vector<PathOwner> SolvPool::owners_of(std::string_view path) const {
    std::vector<PathOwner> owners;
    if (!application_files_.empty())
        if (const auto own = application_files_.find(std::string(path)); own != application_files_.end())
            owners = own->second;
    for (const ChannelInPool& channel : channels_) {
        if (!channel.paths) continue;
        for (const repo::PathHit& hit : channel.paths->packages_with(path)) {
            const auto package = static_cast<std::int64_t>(channel.repo->start) + hit.package;
            if (package < channel.repo->end) owners.push_back({static_cast<Id>(package), hit.ghost});
        }
    }
    return owners;
}

// Does what pool_addfileprovides() does, from the path index instead of file lists in the pool. Every string that
// begins with '/' is asked for: that is all paths that dependencies name, and a few more that cost only the question.
void SolvPool::add_file_provides() {
    Pool* pool = pool_.get();
    struct Addition {
        Id package;
        Id path;
    };
    std::vector<Addition> additions;
    for (Id id = 1; id < pool->ss.nstrings; ++id) {
        const char* text = pool_id2str(pool, id);
        if (*text != '/') continue;
        for (const PathOwner& owner : owners_of(text)) additions.push_back({owner.package, id});
    }
    std::sort(additions.begin(), additions.end(), [](const Addition& a, const Addition& b) {
        return a.package != b.package ? a.package < b.package : a.path < b.path;
    });
    for (const Addition& addition : additions) {
        Solvable* s = pool->solvables + addition.package;
        s->dep_provides = repo_addid_dep(s->repo, s->dep_provides, addition.path, SOLVABLE_FILEMARKER);
    }
}

bool SolvPool::is_question(Id package) const {
    return channel_of(package) == channels_.size() + 1;
}

bool SolvPool::fits(Id package) const {
    const Solvable& s = solvable(package);
    return s.arch != ARCH_SRC && s.arch != ARCH_NOSRC && s.arch != 0 && pool_arch2score(pool_.get(), s.arch) != 0;
}

std::size_t SolvPool::channel_of(Id package) const {
    return channel_of_repo_[static_cast<std::size_t>(solvable(package).repo->repoid)];
}

model::Support SolvPool::support_of(Id package) const {
    const std::size_t index = channel_of(package);
    return index < channels_.size() ? channels_[index].snapshot.support : model::Support::enabled;
}

model::PackageRef SolvPool::reference(Id package) const {
    Pool* pool = pool_.get();
    if (const auto copy = installed_.find(package); copy != installed_.end()) return reference(copy->second);
    const Solvable& s = solvable(package);
    const std::size_t index = channel_of(package);
    return {support::printable(pool_id2str(pool, s.name)),
            support::printable(pool_id2str(pool, s.evr)),
            support::printable(pool_id2str(pool, s.arch)),
            index < channels_.size() ? channels_[index].snapshot.id : std::string(application_channel),
            support_of(package),
            source_of(package)};
}

std::uint64_t SolvPool::download_size(Id package) const {
    return pool_lookup_num(pool_.get(), package, SOLVABLE_DOWNLOADSIZE, 0);
}

std::uint64_t SolvPool::installed_size(Id package) const {
    return pool_lookup_num(pool_.get(), package, SOLVABLE_INSTALLSIZE, 0);
}

std::string SolvPool::source_of(Id package) const {
    Pool* pool = pool_.get();
    Solvable* const s = pool->solvables + package;
    if (solvable_lookup_void(s, SOLVABLE_SOURCENAME) != 0)  // the same as its own
        return support::printable(pool_id2str(pool, s->name));
    const Id name = solvable_lookup_id(s, SOLVABLE_SOURCENAME);
    return name == 0 ? std::string() : support::printable(pool_id2str(pool, name));
}

std::vector<Id> SolvPool::providers_of(Id capability) const {
    std::vector<Id> packages;
    if (capability == 0) return packages;
    for (const Id* package = pool_whatprovides_ptr(pool_.get(), capability); *package != 0; ++package)
        if (*package != SYSTEMSOLVABLE) packages.push_back(*package);
    return packages;
}

std::vector<Id> SolvPool::packages_named(std::string_view name) const {
    std::vector<Id> packages;
    const Id id = pool_strn2id(pool_.get(), name.data(), static_cast<unsigned>(name.size()), 0);
    for (const Id package : providers_of(id))  // rpm packages provide their own name
        if (solvable(package).name == id) packages.push_back(package);
    return packages;
}

// Keys of each package alone, so that the order is one: a newer version only counts within one name.
struct SolvPool::Rank {
    bool is_foreign;  // not the application's own
    model::Support support;
    int priority;
    unsigned arch_class;
    std::size_t first_channel;  // that has the name
    std::size_t length;         // of the name, as dnf goes by between packages that nothing else sets apart
    std::string_view name;

    auto operator<=>(const Rank&) const = default;
};

SolvPool::Rank SolvPool::rank_of(Id package) const {
    const Solvable& s = solvable(package);
    const std::size_t channel = channel_of(package);
    const unsigned score = pool_arch2score(pool_.get(), s.arch);
    const auto first = first_channel_of_name_.find(s.name);
    const std::string_view name = pool_id2str(pool_.get(), s.name);
    // The upper half of libsolv's score is the class of the architecture: i686 is never taken for x86_64, noarch is as
    // good as the native one.
    const unsigned native = 1;
    return {.is_foreign = !is_application(package),
            .support = support_of(package),
            .priority = channel < channels_.size() ? channels_[channel].priority : 0,
            .arch_class = s.arch == ARCH_NOARCH ? native : score >> 16U,
            .first_channel = first == first_channel_of_name_.end() ? channel : first->second,
            .length = name.size(),
            .name = name};
}

model::Ground SolvPool::ground_between(Id a, Id b) const {
    using model::Ground;
    const auto left = rank_of(a);
    const auto right = rank_of(b);
    if (left.is_foreign != right.is_foreign) return Ground::application;
    if (left.support != right.support) return Ground::support;
    if (left.priority != right.priority) return Ground::priority;
    if (left.arch_class != right.arch_class) return Ground::architecture;
    const bool is_newer =
        left.name == right.name && pool_evrcmp(pool_.get(), solvable(a).evr, solvable(b).evr, EVRCMP_COMPARE) != 0;
    return is_newer ? Ground::version : Ground::solver;
}

bool SolvPool::is_preferred(Id package, Id to) const {
    const auto left = rank_of(package);
    const auto right = rank_of(to);
    if (left != right) return left < right;
    const Solvable& a = solvable(package);
    const Solvable& b = solvable(to);
    if (a.evr != b.evr)
        if (const int order = pool_evrcmp(pool_.get(), a.evr, b.evr, EVRCMP_COMPARE); order != 0) return order > 0;
    const auto last = [this](Id id) {
        const Solvable& s = solvable(id);
        return std::tuple(channel_of(id), s.arch == ARCH_NOARCH ? 0U : pool_arch2score(pool_.get(), s.arch), id);
    };
    return last(package) < last(to);
}

Id SolvPool::preferred(const std::vector<Id>& packages) const {
    return *std::min_element(packages.begin(), packages.end(), [this](Id a, Id b) { return is_preferred(a, b); });
}

std::string SolvPool::text_of(Id capability) const {
    return support::printable(pool_dep2str(pool_.get(), capability));
}

Id name_of(const Pool* pool, Id capability) {
    while (ISRELDEP(capability)) capability = GETRELDEP(pool, capability)->name;
    return capability;
}

bool is_rich(const Pool* pool, Id capability) {
    return ISRELDEP(capability) && GETRELDEP(pool, capability)->flags > 7;
}

}  // namespace rpmgap::resolve
