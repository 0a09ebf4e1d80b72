#include "support/write_all.hpp"

#include <cerrno>
#include <csignal>
#include <cstddef>
#include <ctime>

#include <poll.h>
#include <unistd.h>

namespace rpmgap::support {

namespace {

// While this lives SIGPIPE, which goes to the thread that writes, waits; what came of it is taken away at the end.
class HeldBrokenPipe {
public:
    HeldBrokenPipe() {
        sigemptyset(&pipe_);
        sigaddset(&pipe_, SIGPIPE);
        sigset_t pending;
        sigemptyset(&pending);
        sigpending(&pending);
        was_pending_ = sigismember(&pending, SIGPIPE) == 1;
        pthread_sigmask(SIG_BLOCK, &pipe_, &before_);
    }
    HeldBrokenPipe(const HeldBrokenPipe&) = delete;
    HeldBrokenPipe& operator=(const HeldBrokenPipe&) = delete;
    ~HeldBrokenPipe() {
        const timespec at_once{};
        if (came && !was_pending_)
            while (sigtimedwait(&pipe_, nullptr, &at_once) < 0 && errno == EINTR) {
            }
        pthread_sigmask(SIG_SETMASK, &before_, nullptr);
    }

    bool came = false;

private:
    sigset_t pipe_{};
    sigset_t before_{};
    bool was_pending_ = false;
};

}  // namespace

int write_all(int descriptor, std::string_view bytes) {
    HeldBrokenPipe held;
    while (!bytes.empty()) {
        const auto written = ::write(descriptor, bytes.data(), bytes.size());
        const int error = errno;
        if (written == 0) return EIO;
        if (written > 0) {
            bytes.remove_prefix(static_cast<std::size_t>(written));
        } else if (error == EAGAIN) {
            pollfd waiting{descriptor, POLLOUT, 0};
            ::poll(&waiting, 1, -1);
        } else if (error != EINTR) {
            held.came = error == EPIPE;
            return error;
        }
    }
    return 0;
}

bool broken_pipe_ends_process() {
    struct sigaction action {};
    return sigaction(SIGPIPE, nullptr, &action) == 0 && action.sa_handler == SIG_DFL;
}

}  // namespace rpmgap::support
