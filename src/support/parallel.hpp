// Parallel loops over indices: a fixed set of threads that take the next index until none is left.
#pragma once

#include <cstddef>
#include <functional>

namespace rpmgap::support {

/// Number of processors this process may run on; at least 1.
[[nodiscard]] unsigned usable_processors();

/// Calls `body(i)` once for every i in [0, count), from up to `threads` threads, and returns when all are done.
/// Order between calls is unspecified; the first exception that a body throws is rethrown here after all threads ended.
void parallel_for(std::size_t count, unsigned threads, const std::function<void(std::size_t)>& body);

}  // namespace rpmgap::support
