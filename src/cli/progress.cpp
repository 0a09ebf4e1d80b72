#include "cli/progress.hpp"

#include <cstdio>
#include <utility>

#include <fmt/format.h>
#include <unistd.h>

namespace rpmgap::cli {

Progress::Progress(bool enabled) : enabled_(enabled && isatty(STDERR_FILENO) == 1) {}

Progress::~Progress() {
    clear();
}

void Progress::clear() {
    const std::lock_guard lock(mutex_);
    if (std::exchange(shown_, false)) fmt::print(stderr, "\r\x1b[K");
}

void Progress::say(std::string_view what) {
    if (!enabled_) return;
    const std::lock_guard lock(mutex_);
    shown_ = true;
    fmt::print(stderr, "\r\x1b[K{}", what);
    std::fflush(stderr);
}

}  // namespace rpmgap::cli
