#include "support/nearest_word.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace rpmgap::support {

namespace {

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

// Slips between both: the distance of optimal string alignment, row by row.
std::size_t slips(std::string_view a, std::string_view b) {
    std::vector<std::size_t> before(b.size() + 1);
    std::vector<std::size_t> above(b.size() + 1);
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) above[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t other = lower(a[i - 1]) == lower(b[j - 1]) ? 0 : 1;
            row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + other});
            if (i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) && lower(a[i - 2]) == lower(b[j - 1]))
                row[j] = std::min(row[j], before[j - 2] + 1);
        }
        std::swap(before, above);
        std::swap(above, row);
    }
    return above[b.size()];
}

}  // namespace

std::optional<std::string> nearest_word(std::string_view word, const std::vector<std::string>& known) {
    const std::string* nearest = nullptr;
    std::size_t fewest = 0;
    for (const auto& candidate : known) {
        const auto longer = std::max(word.size(), candidate.size());
        if (longer - std::min(word.size(), candidate.size()) > longer / 3) continue;
        const auto count = slips(word, candidate);
        if (count > longer / 3 || (nearest != nullptr && count >= fewest)) continue;
        nearest = &candidate;
        fewest = count;
    }
    if (nearest == nullptr && word.size() >= 3) {
        const auto begins = [&](const std::string& candidate) { return candidate.starts_with(word); };
        if (std::ranges::count_if(known, begins) == 1) nearest = &*std::ranges::find_if(known, begins);
    }
    if (nearest == nullptr) return std::nullopt;
    return *nearest;
}

std::string did_you_mean(std::string_view word, const std::vector<std::string>& known) {
    const auto nearest = nearest_word(word, known);
    return nearest ? "; did you mean " + *nearest + '?' : std::string();
}

}  // namespace rpmgap::support
