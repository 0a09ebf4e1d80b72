#include "audit/chosen_packages.hpp"

#include "resolve/evr.hpp"

namespace rpmgap::audit {

namespace {

const model::PackageRef* chosen(const model::Answer& answer) {
    if (answer.providers.empty()) return nullptr;
    const auto& package = answer.providers.front().package;
    return package.channel == "@application" ? nullptr : &package;
}

std::string base_evr(const model::PackageRef& package, const model::Snapshot& snapshot) {
    return resolve::without_dist_tag(package.evr, snapshot.distribution.dist_tags);
}

}  // namespace

std::optional<ChosenPackages> chosen_packages(const Case& c) {
    if (c.baseline == nullptr) return std::nullopt;
    const auto* const here = chosen(c.target);
    const auto* const there = chosen(*c.baseline);
    if (here == nullptr || there == nullptr) return std::nullopt;
    return ChosenPackages{*here, *there, base_evr(*here, c.target_snapshot), base_evr(*there, *c.baseline_snapshot)};
}

}  // namespace rpmgap::audit
