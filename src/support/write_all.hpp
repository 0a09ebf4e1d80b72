// Writing to whatever a descriptor is.
#pragma once

#include <string_view>

namespace rpmgap::support {

/// All of `bytes`, also to what takes a part at a time, is interrupted by a signal, or does not block (whoever reads it,
/// or shares the terminal, may have made it so). 0, or what errno was. A pipe that nobody reads is an error (EPIPE) and
/// ends no process.
[[nodiscard]] int write_all(int descriptor, std::string_view bytes);

/// Whether a pipe that nobody reads would end this process if it were not for write_all().
[[nodiscard]] bool broken_pipe_ends_process();

}  // namespace rpmgap::support
