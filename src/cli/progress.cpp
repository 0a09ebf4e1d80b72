#include "cli/progress.hpp"

#include <cstdio>
#include <utility>

#include <fmt/format.h>
#include <unistd.h>

#include "cli/terminal.hpp"
#include "support/text.hpp"

namespace rpmgap::cli {

Progress::Progress(bool quiet) : quiet_(quiet), on_terminal_(isatty(STDERR_FILENO) == 1) {}

Progress::~Progress() {
    clear();
}

void Progress::clear() {
    const std::lock_guard lock(mutex_);
    if (std::exchange(shown_, false)) print_error("\r\x1b[K");
}

void Progress::say(std::string_view what) {
    if (quiet_ || !on_terminal_) return;
    const std::lock_guard lock(mutex_);
    shown_ = true;
    print_error("\r\x1b[K{}", what);
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
    print_error("{}rpmgap: {}\n", std::exchange(shown_, false) ? "\r\x1b[K" : "", support::without_commands(what));
}

}  // namespace rpmgap::cli
