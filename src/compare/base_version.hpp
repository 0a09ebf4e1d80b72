// Versions without the dist tags of either side.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace rpmgap::compare {

/// Remembers releases: tens of thousands of packages share a few hundred, and a regular expression costs microseconds.
class BaseVersions {
public:
    explicit BaseVersions(std::vector<std::string> dist_tags) : dist_tags_(std::move(dist_tags)) {}

    /// An EVR without its trailing dist tag (resolve::without_any_dist_tag()); a part of `evr`.
    [[nodiscard]] std::string_view of(std::string_view evr);
    /// compare_evr() of both without their dist tags.
    [[nodiscard]] int compare(std::string_view a, std::string_view b);

private:
    std::vector<std::string> dist_tags_;
    std::unordered_map<std::string_view, std::size_t> tag_sizes_;  // by release; texts of the inventories
};

}  // namespace rpmgap::compare
