#include "audit/approach.hpp"

#include <cstdint>
#include <deque>
#include <unordered_map>

namespace rpmgap::audit {

std::vector<std::vector<std::string>> shortest_approaches(
    const model::Application& application, const std::vector<std::vector<resolve::SelfSupply>>& self_supply) {
    const auto& subjects = application.subjects;
    std::unordered_map<std::string_view, std::uint32_t> by_path;
    for (std::uint32_t i = 0; i < subjects.size(); ++i) by_path.emplace(subjects[i].path, i);

    std::vector<std::vector<std::uint32_t>> uses(subjects.size());
    std::vector<bool> is_used(subjects.size(), false);
    for (std::uint32_t i = 0; i < subjects.size(); ++i) {
        for (const auto& supply : self_supply[i]) {
            if (supply.state == resolve::SelfSupply::State::none ||
                supply.state == resolve::SelfSupply::State::elsewhere)
                continue;
            const auto used = by_path.find(supply.by);
            if (used == by_path.end() || used->second == i) continue;
            uses[i].push_back(used->second);
            is_used[used->second] = true;
        }
    }

    std::vector<std::vector<std::string>> approaches(subjects.size());
    std::vector<bool> reached(subjects.size(), false);
    std::deque<std::uint32_t> next;
    for (std::uint32_t i = 0; i < subjects.size(); ++i) {
        if (!is_used[i]) next.push_back(i);
    }
    while (!next.empty()) {
        const auto at = next.front();
        next.pop_front();
        for (const auto used : uses[at]) {
            if (reached[used]) continue;
            reached[used] = true;
            approaches[used] = approaches[at];
            approaches[used].push_back(subjects[at].path);
            next.push_back(used);
        }
    }
    return approaches;
}

}  // namespace rpmgap::audit
