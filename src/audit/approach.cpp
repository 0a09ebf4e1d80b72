#include "audit/approach.hpp"

#include <algorithm>
#include <cstdint>
#include <deque>
#include <unordered_map>

#include <fmt/format.h>

namespace rpmgap::audit {

namespace {

constexpr std::uint32_t most_links = 24;

// How a subject was reached.
struct Step {
    std::uint32_t entry = 0;   // where the chain begins
    std::uint32_t before = 0;  // the link before it
    std::uint32_t count = 0;   // of links before it
};

std::vector<std::string> links_to(std::uint32_t subject, const std::vector<Step>& steps,
                                  const std::vector<model::Subject>& subjects) {
    const auto count = steps[subject].count;
    std::vector<std::string> links;
    auto at = subject;
    for (auto i = count <= most_links ? count : most_links - 1; i > 0; --i) {
        at = steps[at].before;
        links.push_back(subjects[at].path);
    }
    if (count > most_links) {
        links.push_back(fmt::format("... {} more ...", count - most_links));
        links.push_back(subjects[steps[subject].entry].path);
    }
    std::ranges::reverse(links);
    return links;
}

}  // namespace

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

    std::vector<Step> steps(subjects.size());
    std::vector<bool> reached(subjects.size(), false);
    std::deque<std::uint32_t> next;
    for (std::uint32_t i = 0; i < subjects.size(); ++i) {
        if (is_used[i]) continue;
        steps[i].entry = i;
        next.push_back(i);
    }
    while (!next.empty()) {
        const auto at = next.front();
        next.pop_front();
        for (const auto used : uses[at]) {
            if (reached[used]) continue;
            reached[used] = true;
            steps[used] = {.entry = steps[at].entry, .before = at, .count = steps[at].count + 1};
            next.push_back(used);
        }
    }

    std::vector<std::vector<std::string>> approaches(subjects.size());
    for (std::uint32_t i = 0; i < subjects.size(); ++i) approaches[i] = links_to(i, steps, subjects);
    return approaches;
}

}  // namespace rpmgap::audit
