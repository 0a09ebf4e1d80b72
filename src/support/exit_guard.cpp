#include "support/exit_guard.hpp"

#include <atomic>
#include <cstdlib>
#include <string_view>

#include <unistd.h>

#include "support/coverage.hpp"
#include "support/interruption.hpp"

namespace rpmgap::support {

namespace {

constexpr int not_guarded = -1;
std::atomic<int> code_of_others{not_guarded};
pid_t guarded_process = 0;

void on_exit_of_others() {
    const int code = code_of_others;
    if (code == not_guarded) return;
    if (getpid() != guarded_process) ::_exit(code);  // whoever forked it hears of it
    remove_unfinished();
    constexpr std::string_view message = "rpmgap: internal error: a library ended the process\n";
    [[maybe_unused]] const auto written = ::write(STDERR_FILENO, message.data(), message.size());
    write_coverage();
    ::_exit(code);
}

}  // namespace

ExitGuard::ExitGuard(int code) {
    [[maybe_unused]] static const int registered = std::atexit(on_exit_of_others);
    guarded_process = getpid();
    code_of_others = code;
}

ExitGuard::~ExitGuard() {
    code_of_others = not_guarded;
}

}  // namespace rpmgap::support
