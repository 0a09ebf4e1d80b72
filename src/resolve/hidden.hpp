// Packages that are in a channel and not seen, as dnf filters them before it looks anything up: excludepkgs and
// includepkgs of their channel, then module streams that are not active (module_filter.hpp).
#pragma once

#include <cstddef>
#include <string>
#include <unordered_map>
#include <vector>

#include "model/answer.hpp"
#include "repo/channel.hpp"
#include "repo/libsolv.hpp"

namespace rpmgap::resolve {

/// Why a package is not seen.
struct Hidden {
    std::string by;      ///< "module stream nodejs:18 is not the default", "excludepkgs of channel base"
    std::string remedy;  ///< what makes it seen: "dnf module enable nodejs:18"
};

class HiddenPackages {
public:
    [[nodiscard]] bool has(Id package) const {
        const auto index = static_cast<std::size_t>(package);
        return index < hidden_.size() && hidden_[index];
    }
    [[nodiscard]] const Hidden& why(Id package) const { return reasons_.at(package); }  ///< of one that is hidden
    [[nodiscard]] std::size_t size() const { return reasons_.size(); }
    /// A second reason is joined to the first: both keep the package from being seen.
    void hide(Id package, const Hidden& reason);

private:
    std::vector<bool> hidden_;  // by package
    std::unordered_map<Id, Hidden> reasons_;
};

/// A channel as it lies in the pool, and what decides which of its packages are seen.
struct CandidateChannel {
    const Repo* repo = nullptr;
    const model::Channel* channel = nullptr;       ///< never null
    const repo::ModuleSummary* modules = nullptr;  ///< null: the channel has no module metadata
};

struct Candidates {
    HiddenPackages hidden;
    std::vector<model::NotChecked> not_checked;  ///< what of the filtering the metadata cannot tell
};

/// Filters the packages of all channels; needs no index of what is provided. Channels of one support state are judged
/// together with those of better ones: what an opt-in channel says of modules never hides a package of an enabled one.
[[nodiscard]] Candidates filter_candidates(Pool* pool, const std::vector<CandidateChannel>& channels,
                                           const std::string& arch);

}  // namespace rpmgap::resolve
