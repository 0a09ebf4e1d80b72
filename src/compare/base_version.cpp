#include "compare/base_version.hpp"

#include "resolve/evr.hpp"

namespace rpmgap::compare {

std::string_view BaseVersions::of(std::string_view evr) {
    const auto dash = evr.rfind('-');
    if (dash == std::string_view::npos) return evr;
    const auto [known, fresh] = tag_sizes_.try_emplace(evr.substr(dash + 1), 0);
    if (fresh) known->second = evr.size() - resolve::without_any_dist_tag(evr, dist_tags_).size();
    return evr.substr(0, evr.size() - known->second);
}

int BaseVersions::compare(std::string_view a, std::string_view b) {
    return resolve::compare_evr(of(a), of(b));
}

}  // namespace rpmgap::compare
