#include "compare/weight.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <string_view>
#include <tuple>
#include <utility>

namespace rpmgap::compare {

void sort_by_weight(std::vector<model::Change>& changes) {
    const auto weight = [](const model::Change& change) {
        return std::tuple(-static_cast<int>(change.severity), -static_cast<std::ptrdiff_t>(change.needed_by_new.size()),
                          -static_cast<std::ptrdiff_t>(change.needed_by_old.size()), change.kind, change.thing,
                          std::string_view(change.what));
    };
    // Places are sorted, not changes: those are large.
    std::vector<std::size_t> order(changes.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return weight(changes[a]) < weight(changes[b]); });
    // Along each cycle of places, so that there is never a second list of them.
    for (std::size_t first = 0; first < order.size(); ++first) {
        if (order[first] == first) continue;
        auto held = std::move(changes[first]);
        std::size_t at = first;
        for (std::size_t next = order[at]; next != first; next = order[at]) {
            changes[at] = std::move(changes[next]);
            order[at] = at;
            at = next;
        }
        changes[at] = std::move(held);
        order[at] = at;
    }
}

}  // namespace rpmgap::compare
