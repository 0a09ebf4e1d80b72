// Completion scripts: one writer a shell, pure functions of the command line as data.
#pragma once

#include <string>
#include <vector>

#include "cli/command_tree.hpp"

namespace rpmgap::cli {

struct Completed {
    Command root;
    std::vector<std::string> distributions;  ///< ids
    std::vector<std::string> checks;         ///< codes
};

/// For bash 4 and later, with or without the package bash-completion.
[[nodiscard]] std::string bash_completion(const Completed& completed);
/// A file _rpmgap for a directory of $fpath; it can be sourced too.
[[nodiscard]] std::string zsh_completion(const Completed& completed);
/// For fish 3.
[[nodiscard]] std::string fish_completion(const Completed& completed);

}  // namespace rpmgap::cli
