// A process that gives up what it does not need before it handles bytes that it does not trust. Linux only: Landlock
// (landlock(7)) for files, seccomp (seccomp(2)) for everything else.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "support/result.hpp"

namespace rpmgap::support {

/// What is left to a confined process, and to every process that it starts.
struct Confinement {
    std::vector<std::string> readable;  ///< files and whole directories that may be read and run; absent ones are no
                                        ///< fault
    unsigned seconds = 10;              ///< processor time of each process
    std::size_t memory = std::size_t{1} << 30U;  ///< bytes of address space of each process
    unsigned processes = 64;                     ///< beside those that run now
};

/// Confines this process for good. It can then write to nothing but what it has open and /dev/null, reach no network,
/// no socket and no other process, change no file's mode, owner or times, and leave neither its process group nor these
/// limits. It is not the superuser: one that was becomes nobody (65534), and keeps of its capabilities only that to
/// read what `readable` has, whatever the modes are; nobody else keeps any. To be called while the process has one
/// thread. A fault of kind internal where the kernel cannot do all of this: then nothing is confined that could be
/// relied on, and the caller has to stop.
[[nodiscard]] Result<void> confine(const Confinement& confinement);

/// What a process may still do that reads what strangers made, and was never meant to change anything else.
struct Containment {
    std::vector<std::string> writable;  ///< directories and files that may be changed; absent ones are no fault
    bool network = false;
    bool attributes = false;  ///< modes, owners and times of files
};

/// Binds this thread, and all threads and processes that it starts from now on, for good: no new privileges, nothing
/// changed but what is `writable`, no network, no look into other processes. Descriptors that are open stay as they
/// are, and everything can be read. To be called while the process has one thread. A fault of kind internal says what
/// this kernel cannot do; the rest is done all the same.
[[nodiscard]] Result<void> contain(const Containment& containment);

/// Most private memory of this process (setrlimit(2), RLIMIT_DATA), and never more than three quarters of what the
/// machine or the container has: what is mapped from files does not count. Nothing is limited under AddressSanitizer
/// and ThreadSanitizer.
[[nodiscard]] Result<void> limit_memory(std::size_t bytes);

}  // namespace rpmgap::support
