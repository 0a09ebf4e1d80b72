// The nearest thing to what a distribution does not have.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/answer.hpp"
#include "resolve/library_names.hpp"
#include "resolve/package_spec.hpp"
#include "resolve/pool.hpp"
#include "resolve/unindexed.hpp"

namespace rpmgap::resolve {

class NearestFinder {
public:
    NearestFinder(const SolvPool& pool, const model::Distribution& distribution)
        : pool_(pool), distribution_(distribution) {}

    /// For a plain capability that nothing provides in range.
    [[nodiscard]] model::NearestMiss to_capability(const model::Capability& capability);
    /// For a bound that something meets, alone: what it would have to be at the same time is elsewhere in its tree.
    [[nodiscard]] model::NearestMiss to_version(const model::Capability& capability);
    /// For a package of which only an architecture or a version is asked for that is not there; `named`: those of its
    /// name, at least one.
    [[nodiscard]] model::NearestMiss to_form(const SpecForm& form, std::vector<Id> named);
    /// For a library that nothing provides.
    [[nodiscard]] model::NearestMiss to_library(const model::ElfCapability& library);
    /// For a version node that none of `providers` of its library has.
    [[nodiscard]] model::NearestMiss to_node(const model::ElfCapability& wanted, const std::vector<Id>& providers);
    /// When a package that is not seen provides all of these, each in range; kind none when there is no such package.
    [[nodiscard]] model::NearestMiss to_hidden(const std::vector<model::Capability>& capabilities);
    /// When only packages of other architectures have it.
    [[nodiscard]] model::NearestMiss of_other_arch(Id package, std::string_view found);

private:
    struct Candidate {
        Id package;
        Id provide;  // versioned
    };
    std::vector<Candidate> versions_of(Id name) const;
    model::NearestMiss by_version(const model::Capability& capability, const std::vector<Candidate>& candidates);
    std::string why_never(const model::Capability& capability, const std::vector<Candidate>& candidates);
    bool has_releases_with(const std::string& tag);
    std::optional<Candidate> met_without_dist_tags(const model::Capability& capability,
                                                   const std::vector<Candidate>& candidates);
    model::NearestMiss by_arch(const model::Capability& capability);

    const SolvPool& pool_;
    const model::Distribution& distribution_;
    const UnindexedProvides& foreign();
    const UnindexedProvides& hidden();
    // Made at the first miss.
    std::unique_ptr<LibraryNames> libraries_;
    std::optional<UnindexedProvides> foreign_;
    std::optional<UnindexedProvides> hidden_;
    std::unordered_map<std::string, bool> tags_;  // dist tags that were asked about
};

}  // namespace rpmgap::resolve
