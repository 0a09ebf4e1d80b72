#include "report/gravity.hpp"

#include <algorithm>
#include <tuple>

namespace rpmgap::report {

std::vector<const model::Finding*> gravest_first(const std::vector<model::Finding>& findings) {
    std::vector<const model::Finding*> sorted;
    for (const auto& finding : findings) sorted.push_back(&finding);
    // Confidence::high is the least of its kind.
    std::ranges::stable_sort(sorted, [](const model::Finding* a, const model::Finding* b) {
        return std::tuple(is_not_checked(*a), b->severity, a->confidence, b->subjects.size()) <
               std::tuple(is_not_checked(*b), a->severity, b->confidence, a->subjects.size());
    });
    return sorted;
}

}  // namespace rpmgap::report
