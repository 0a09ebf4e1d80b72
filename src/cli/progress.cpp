#include "cli/progress.hpp"

#include <cstdio>
#include <utility>

#include <fmt/format.h>
#include <unistd.h>

namespace rpmgap::cli {

Progress::Progress(bool quiet) : quiet_(quiet), on_terminal_(isatty(STDERR_FILENO) == 1) {}

Progress::~Progress() {
    clear();
}

void Progress::clear() {
    const std::lock_guard lock(mutex_);
    if (std::exchange(shown_, false)) fmt::print(stderr, "\r\x1b[K");
}

void Progress::say(std::string_view what) {
    if (quiet_ || !on_terminal_) return;
    const std::lock_guard lock(mutex_);
    shown_ = true;
    fmt::print(stderr, "\r\x1b[K{}", what);
    std::fflush(stderr);
}

void Progress::tell_once(const std::string& what) {
    {
        const std::lock_guard lock(mutex_);
        if (!told_.insert(what).second) return;
    }
    tell(what);
}

void Progress::tell(std::string_view what) {
    if (quiet_) return;
    const std::lock_guard lock(mutex_);
    fmt::print(stderr, "{}rpmgap: {}\n", std::exchange(shown_, false) ? "\r\x1b[K" : "", what);
}

}  // namespace rpmgap::cli
