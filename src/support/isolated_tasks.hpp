// Tasks in a process beside this one, of which any can crash, hang or take all memory and nothing else is lost: a
// library that does so cannot be stopped from within.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "support/result.hpp"

namespace rpmgap::support {

struct Isolation {
    unsigned threads = 1;
    std::chrono::seconds time{600};              ///< that passes while one task runs, before it is given up
    std::size_t memory = std::size_t{8} << 30U;  ///< private bytes of the process
    std::size_t answer = std::size_t{1} << 30U;  ///< bytes of one answer
    std::vector<std::string> writable = {};      ///< what the process may change
    /// Called once in this process when the kernel cannot bind the other one: why. May be empty.
    std::function<void(const std::string&)> tell_unbound = {};
};

/// An answer, or why there is none: "its reader was ended by signal 11 (Segmentation fault)".
using TaskAnswer = tl::expected<std::string, std::string>;

/// Calls `work(i)` for every i in [0, count) in a process that is contained (sandbox.hpp) and limited so, on several
/// threads, and `take(i, answer)` for each here, in any order, on this thread. `work` sees this process as it is now
/// and can tell it nothing but its answer, which is to be held for hostile. When the process dies, the tasks that it
/// had at hand are tried once more, each alone; what dies alone has no answer. A fault of kind internal where there can
/// be no process, or it dies with nothing at hand. To be called while this process has one thread.
[[nodiscard]] Result<void> run_isolated(std::size_t count, const Isolation& isolation,
                                        const std::function<std::string(std::size_t)>& work,
                                        const std::function<void(std::size_t, TaskAnswer)>& take);

}  // namespace rpmgap::support
