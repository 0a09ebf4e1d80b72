// What standard output is, and writing to it without losing anything.
#pragma once

#include <cstddef>
#include <string_view>

#include "support/result.hpp"

namespace rpmgap::cli {

/// Columns of the terminal on stdout; $COLUMNS when it is set to a sane number; else 80.
[[nodiscard]] std::size_t output_width();

/// Stdout is a terminal that shows colours and NO_COLOR (https://no-color.org) is not set.
[[nodiscard]] bool output_has_colour();

/// Writes all of `text` to stdout and flushes it; a fault of kind output when that fails (a full disk, a closed pipe).
[[nodiscard]] support::Result<void> write_output(std::string_view text);

}  // namespace rpmgap::cli
