#include "cli/terminal.hpp"

#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <string>

#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "support/interruption.hpp"
#include "support/write_all.hpp"

namespace rpmgap::cli {

namespace {

constexpr std::size_t default_width = 80;
constexpr std::size_t narrowest = 40;
constexpr std::size_t widest = 400;

bool reader_is_gone = false;

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
    const int error = support::write_all(STDOUT_FILENO, text);
    reader_is_gone = error == EPIPE && support::broken_pipe_ends_process();
    if (error == 0 || reader_is_gone) return {};
    return support::failure(support::Fault::output,
                            std::string("cannot write the report to standard output: ") + std::strerror(error));
}

void write_error(std::string_view text) {
    static_cast<void>(support::write_all(STDERR_FILENO, text));
}

void open_standard_files() {
    for (int standard = STDIN_FILENO; standard <= STDERR_FILENO; ++standard)
        if (::fcntl(standard, F_GETFD) < 0) static_cast<void>(::open("/dev/null", O_RDONLY));
}

void end_by_broken_pipe() {
    if (reader_is_gone) std::raise(SIGPIPE);
}

}  // namespace rpmgap::cli
