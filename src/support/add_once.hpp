// A list without duplicates, in the order in which things come.
#pragma once

#include <algorithm>
#include <utility>
#include <vector>

namespace rpmgap::support {

/// Looks at the whole list: for short ones. What strangers can make long has a set.
template <typename T>
void add_once(std::vector<T>& list, T value) {
    if (std::find(list.begin(), list.end(), value) == list.end()) list.push_back(std::move(value));
}

}  // namespace rpmgap::support
