// Scripts: #! interpreters of any script, and the commands of shell scripts.
#pragma once

#include <string>
#include <string_view>

#include "model/application.hpp"

namespace rpmgap::extract {

/// True for bytes that begin with "#!" and an absolute path.
[[nodiscard]] bool is_script(std::string_view head);

/// Reads one script; `path` is used in evidence only. Never fails: what cannot be parsed or is dynamic becomes
/// `not_checked`. Shell (sh, bash, dash, ksh-like, also through env) is parsed with tree-sitter: commands called,
/// absolute paths executed or sourced, guards, install commands of package managers. Python and Ruby are read as
/// read_source() does; other languages give their interpreter only, and say so. Pure and thread-safe.
[[nodiscard]] model::Subject read_script(std::string path, std::string_view text);

/// True for the name of a file of shell code that others take in: it needs no #! line.
[[nodiscard]] bool is_shell_library_name(std::string_view path);

/// Reads such a file, as bash unless its name ends in .sh; it has no interpreter of its own. Otherwise as
/// read_script().
[[nodiscard]] model::Subject read_shell_library(std::string path, std::string_view text);

}  // namespace rpmgap::extract
