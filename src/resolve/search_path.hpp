// Directories in the order in which the loader looks through them.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <vector>

namespace rpmgap::resolve {

class SearchPath {
public:
    using Directory = std::uint32_t;

    /// Behind those that there are; one that is there keeps its place.
    void add(Directory directory) {
        if (rank_.try_emplace(directory, order_.size()).second) order_.push_back(directory);
    }
    [[nodiscard]] bool empty() const { return order_.empty(); }
    [[nodiscard]] bool contains(Directory directory) const { return rank_.contains(directory); }

    /// The first of these directories in which `places`, a map by directory, has something: its entry.
    template <typename Places>
    [[nodiscard]] auto first_in(const Places& places) const -> typename Places::const_iterator {
        if (order_.size() < places.size()) {
            for (const auto directory : order_)
                if (const auto found = places.find(directory); found != places.end()) return found;
            return places.end();
        }
        auto first = places.end();
        auto first_rank = order_.size();
        for (auto place = places.begin(); place != places.end(); ++place)
            if (const auto rank = rank_.find(place->first); rank != rank_.end() && rank->second < first_rank) {
                first = place;
                first_rank = rank->second;
            }
        return first;
    }
    /// What that costs at most, in directories looked at.
    template <typename Places>
    [[nodiscard]] std::size_t cost(const Places& places) const {
        return std::min(order_.size(), places.size());
    }

private:
    std::vector<Directory> order_;
    std::unordered_map<Directory, std::size_t> rank_;  // place in the order
};

}  // namespace rpmgap::resolve
