// The #! line: what the kernel runs a script with. Source: execve(2), "Interpreter scripts", and env(1).
#pragma once

#include <string>
#include <string_view>

#include "extract/script/gathering.hpp"

namespace rpmgap::extract {

/// How the text after the first line is to be read. `sh` is bash in POSIX mode on RPM distributions, so its builtins
/// are bash's.
enum class Dialect { other, bash, dash, ksh };

struct Shebang {
    std::string written;   ///< all that stands after #!, without blanks around it
    std::string language;  ///< name of the program that reads the script: "bash", "python"; empty when there is none
    Dialect dialect = Dialect::other;
};

/// Reads the first line of `text` (which begins with #!) and adds its requirements to `out`.
[[nodiscard]] Shebang read_shebang(std::string_view text, Gathering& out);

/// Dialect of a program by its base name ("sh", "bash", "busybox" is not one).
[[nodiscard]] Dialect dialect_of(std::string_view program);

}  // namespace rpmgap::extract
