// What standard output is, and writing to it without losing anything.
#pragma once

#include <cstddef>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "support/result.hpp"

namespace rpmgap::cli {

/// Columns of the terminal on stdout; $COLUMNS when it is set to a sane number; else 80.
[[nodiscard]] std::size_t output_width();

/// In this order: not with NO_COLOR (https://no-color.org), always with CLICOLOR_FORCE, not with CLICOLOR=0
/// (https://bixense.com/clicolors/), else when stdout is a terminal that shows colours. Of the first an empty value, of
/// the second also 0, counts as not set.
[[nodiscard]] bool output_has_colour();

/// Writes all of `text` to stdout; a fault of kind output when that fails (a full disk). A reader that is gone is none
/// where SIGPIPE would end the process: the rest of the run, which may write files, is done first.
[[nodiscard]] support::Result<void> write_output(std::string_view text);

/// Writes to stderr as far as it goes: what cannot be said changes nothing of how a run ends.
void write_error(std::string_view text);
template <typename... Arguments>
void print_error(fmt::format_string<Arguments...> format, Arguments&&... arguments) {
    write_error(fmt::format(format, std::forward<Arguments>(arguments)...));
}

/// Where stdin, stdout or stderr is closed, nothing else that is opened gets its number; writing to it stays an error.
/// To be called first.
void open_standard_files();

/// To be called at the end of a run: ends the process by SIGPIPE when the reader of stdout was gone.
void end_by_broken_pipe();

}  // namespace rpmgap::cli
