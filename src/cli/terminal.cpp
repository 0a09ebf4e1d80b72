#include "cli/terminal.hpp"

#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

#include <sys/ioctl.h>
#include <unistd.h>

namespace rpmgap::cli {

namespace {

constexpr std::size_t default_width = 80;
constexpr std::size_t narrowest = 40;
constexpr std::size_t widest = 400;

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
    if (is_set("NO_COLOR") || isatty(STDOUT_FILENO) != 1) return false;
    const char* terminal = std::getenv("TERM");
    return terminal != nullptr && std::strcmp(terminal, "dumb") != 0;
}

support::Result<void> write_output(std::string_view text) {
    const bool written = std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0;
    if (written) return {};
    return support::failure(support::Fault::output,
                            std::string("cannot write the report to standard output: ") + std::strerror(errno));
}

}  // namespace rpmgap::cli
