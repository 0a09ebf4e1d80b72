// Another program's output, within bounds of size and time.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "support/result.hpp"

namespace rpmgap::support {

struct ChildLimits {
    std::size_t bytes = std::size_t{8} << 20U;  ///< of output
    unsigned seconds = 30;                      ///< of time that passes
};

/// Runs `command`, whose first word is a path, with this environment ("NAME=value") and nothing else of this process:
/// no open file, no terminal; its messages are dropped. Returns what it wrote to its standard output. It has a process
/// group of its own, and whatever is left of that when it ends or a limit is reached is killed. A fault of kind
/// internal when it cannot be run, goes over a limit or ends with another status than 0. Thread-safe.
[[nodiscard]] Result<std::string> output_of(const std::vector<std::string>& command,
                                            const std::vector<std::string>& environment, const ChildLimits& limits);

}  // namespace rpmgap::support
