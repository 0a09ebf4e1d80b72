#include "resolve/library_packages.hpp"

#include <algorithm>
#include <utility>

#include "resolve/loader_view.hpp"
#include "resolve/nearest.hpp"

namespace rpmgap::resolve {

namespace {

model::PackageFile describe(const SolvPool& pool, Id package) {
    Pool* const raw = pool.raw();
    Solvable* const solvable = raw->solvables + package;
    const auto text_or_empty = [](const char* text) { return std::string(text == nullptr ? "" : text); };
    model::PackageFile file;
    file.package = pool.reference(package);
    file.location = text_or_empty(solvable_lookup_location(solvable, nullptr));
    file.base = text_or_empty(solvable_lookup_str(solvable, SOLVABLE_MEDIABASE));
    file.size = solvable_lookup_num(solvable, SOLVABLE_DOWNLOADSIZE, 0);
    Id type = 0;
    if (const char* const checksum = solvable_lookup_checksum(solvable, SOLVABLE_CHECKSUM, &type)) {
        file.checksum_type = text_or_empty(solv_chksum_type2str(type));
        file.checksum = checksum;
    }
    return file;
}

}  // namespace

struct LibraryPackages::State {
    State(std::unique_ptr<SolvPool> loaded, const model::Distribution& distribution)
        : pool(std::move(loaded)),
          carried(*pool),
          nearest(*pool, distribution),
          loader(Context{*pool, distribution, carried, nearest}) {}

    std::unique_ptr<SolvPool> pool;
    CarriedClasses carried;
    NearestFinder nearest;
    LoaderView loader;
};

LibraryPackages::LibraryPackages(std::unique_ptr<State> state) : state_(std::move(state)) {}
LibraryPackages::LibraryPackages(LibraryPackages&&) noexcept = default;
LibraryPackages& LibraryPackages::operator=(LibraryPackages&&) noexcept = default;
LibraryPackages::~LibraryPackages() = default;

support::Result<LibraryPackages> LibraryPackages::load(const model::Distribution& distribution,
                                                       const std::vector<repo::OpenChannel>& channels) {
    auto pool = SolvPool::load(distribution, channels, {}, {});
    if (!pool) return tl::unexpected(pool.error());
    return LibraryPackages(std::make_unique<State>(std::move(*pool), distribution));
}

std::optional<LibraryPackages::Found> LibraryPackages::find(const model::ElfCapability& soname,
                                                            const std::vector<std::string>& own_directories) {
    const auto draft = state_->loader.library(soname, {}, own_directories);
    const Hit* best = nullptr;
    for (const Hit& hit : draft.hits) {
        if (!hit.loader_finds) continue;
        if (best == nullptr || state_->pool->is_preferred(hit.package, best->package)) best = &hit;
    }
    if (best == nullptr) return std::nullopt;
    return Found{describe(*state_->pool, best->package), best->directory};
}

std::optional<model::PackageFile> LibraryPackages::file_of(const model::PackageRef& package) const {
    for (const Id candidate : state_->pool->packages_named(package.name))
        if (state_->pool->reference(candidate) == package) return describe(*state_->pool, candidate);
    return std::nullopt;
}

}  // namespace rpmgap::resolve
