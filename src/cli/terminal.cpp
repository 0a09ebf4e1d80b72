#include "cli/terminal.hpp"

#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <string>

#include <poll.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "support/interruption.hpp"

namespace rpmgap::cli {

namespace {

constexpr std::size_t default_width = 80;
constexpr std::size_t narrowest = 40;
constexpr std::size_t widest = 400;

bool reader_is_gone = false;

// While this lives a pipe without a reader is an error of write(2), and ends no process.
class NoBrokenPipe {
public:
    NoBrokenPipe() {
        struct sigaction ignored {};
        ignored.sa_handler = SIG_IGN;
        sigaction(SIGPIPE, &ignored, &before_);
    }
    NoBrokenPipe(const NoBrokenPipe&) = delete;
    NoBrokenPipe& operator=(const NoBrokenPipe&) = delete;
    ~NoBrokenPipe() { sigaction(SIGPIPE, &before_, nullptr); }

    /// Whether it would have ended this one.
    [[nodiscard]] bool is_needed() const { return before_.sa_handler == SIG_DFL; }

private:
    struct sigaction before_ {};
};

bool is_set(const char* variable) {
    const char* value = std::getenv(variable);
    return value != nullptr && *value != '\0';
}

}  // namespace

std::size_t output_width() {
    if (const char* value = std::getenv("COLUMNS"); value != nullptr) {
        std::size_t columns = 0;
        const auto [end, error] = std::from_chars(value, value + std::strlen(value), columns);
        if (error == std::errc{} && *end == '\0' && columns >= narrowest && columns <= widest) return columns;
    }
    winsize size{};
    if (isatty(STDOUT_FILENO) == 1 && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= narrowest) {
        return std::min<std::size_t>(size.ws_col, widest);
    }
    return default_width;
}

bool output_has_colour() {
    const auto has = [](const char* variable, const char* value) {
        const char* const given = std::getenv(variable);
        return given != nullptr && std::strcmp(given, value) == 0;
    };
    if (is_set("NO_COLOR")) return false;
    if (is_set("CLICOLOR_FORCE") && !has("CLICOLOR_FORCE", "0")) return true;
    if (has("CLICOLOR", "0") || isatty(STDOUT_FILENO) != 1) return false;
    const char* terminal = std::getenv("TERM");
    return terminal != nullptr && std::strcmp(terminal, "dumb") != 0;
}

support::Result<void> write_output(std::string_view text) {
    if (reader_is_gone) return {};
    support::note_printed(support::Printed::part);
    const NoBrokenPipe held;
    while (!text.empty()) {
        const auto written = ::write(STDOUT_FILENO, text.data(), text.size());
        if (written >= 0) {
            text.remove_prefix(static_cast<std::size_t>(written));
        } else if (errno == EAGAIN) {  // whoever reads, or shares the terminal, has made it non-blocking
            pollfd waiting{STDOUT_FILENO, POLLOUT, 0};
            ::poll(&waiting, 1, -1);
        } else if (errno == EPIPE && held.is_needed()) {
            reader_is_gone = true;
            break;
        } else if (errno != EINTR) {
            return support::failure(support::Fault::output,
                                    std::string("cannot write the report to standard output: ") + std::strerror(errno));
        }
    }
    return {};
}

void end_by_broken_pipe() {
    if (reader_is_gone) std::raise(SIGPIPE);
}

}  // namespace rpmgap::cli
