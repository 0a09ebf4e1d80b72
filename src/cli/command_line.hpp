// The command line: all of CLI11 is in this folder.
#pragma once

namespace rpmgap::cli {

/// Parses, runs, reports faults as one line on stderr; returns the process's exit code. Never throws.
[[nodiscard]] int run(int argc, char** argv);

}  // namespace rpmgap::cli
