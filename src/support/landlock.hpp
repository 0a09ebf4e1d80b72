// Which files a process may touch (landlock(7)), by raw system calls: C libraries have none for them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "support/result.hpp"

namespace rpmgap::support {

/// Rights over files, those of linux/landlock.h.
namespace file_right {

constexpr std::uint64_t execute = 1U << 0U;
constexpr std::uint64_t write_file = 1U << 1U;
constexpr std::uint64_t read_file = 1U << 2U;
constexpr std::uint64_t read_directory = 1U << 3U;
constexpr std::uint64_t truncate = 1U << 14U;      // version 3
constexpr std::uint64_t device_ioctl = 1U << 15U;  // version 5
constexpr std::uint64_t all = (1U << 16U) - 1;
constexpr std::uint64_t reading = execute | read_file | read_directory;
constexpr std::uint64_t changing = all & ~reading & ~device_ioctl;  ///< contents, names, and what is made

}  // namespace file_right

/// The version of Landlock that this kernel has; a fault of kind internal when it has none.
[[nodiscard]] Result<long> landlock_version();

struct FileRule {
    std::string path;  ///< a file, or a directory with all below it; an absent one is no fault
    std::uint64_t rights = 0;
};

/// What is forbidden from now on, but for the exceptions.
struct FileRules {
    std::uint64_t handled = file_right::all;  ///< rights that are taken away; those that the kernel does not know stay
    std::vector<FileRule> exceptions;
    bool network = false;  ///< TCP stays (version 4 takes it away)
    bool signals = false;  ///< other processes outside can be signalled, and their abstract sockets reached (version 6)
};

/// Binds this thread, and all threads and processes that it starts from now on, for good. No new privileges have to be
/// set before (prctl(2), PR_SET_NO_NEW_PRIVS). A fault of kind internal where the kernel has no Landlock of at least
/// `least_version`: then nothing is bound. Likewise where an exception cannot be made: then all but that is bound.
[[nodiscard]] Result<void> bind_to_files(const FileRules& rules, long least_version);

}  // namespace rpmgap::support
