// System calls that a process gives up (seccomp(2)): what Landlock does not cover and nothing that only reads needs.
#pragma once

#include "support/result.hpp"

namespace rpmgap::support {

/// Groups of calls, to be combined with `|`.
enum class Calls : unsigned {
    network = 1,     ///< sockets of every family
    tracing = 2,     ///< memory and files of other processes
    signalling = 4,  ///< signals; ways out of the process group
    attributes = 8,  ///< modes, owners, times, flags and extended attributes of files
    rest = 16,       ///< limits and priorities of other processes, input of terminals, emptying what is only read, objects
                     ///< that outlive the process, namespaces, mounts, the system as a whole
};
[[nodiscard]] constexpr Calls operator|(Calls a, Calls b) {
    return static_cast<Calls>(static_cast<unsigned>(a) | static_cast<unsigned>(b));
}

/// They fail with EPERM from now on, for this thread and all threads and processes that it starts, for good. No new
/// privileges have to be set before. A fault of kind internal where the kernel cannot; then nothing is forbidden.
[[nodiscard]] Result<void> forbid_calls(Calls forbidden);

}  // namespace rpmgap::support
