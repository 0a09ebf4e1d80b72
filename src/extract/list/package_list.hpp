// Plain text that names a package a line: what rpm -qa and dnf list print, or what people write down.
#pragma once

#include <string>
#include <string_view>

#include "model/application.hpp"

namespace rpmgap::extract {

/// Whether text is a list, and the first of its lines that fits nowhere.
struct ListShape {
    bool is_list = false;
    unsigned first_misfit = 0;  ///< counted from 1; 0: every line fits
};

/// A list names at least one package, and two for each line that does not fit. What fits:
///  - NEVRAs, as rpm -qa and dnf repoquery print them, with or without epoch and architecture, and with the time of
///    rpm -qa --last behind them;
///  - columns, as dnf list prints them: "name.arch  version-release  @repository", with its headlines and, where a line
///    was too long, broken behind a column; "name  version  arch", the last or the last two left out;
///  - "package foo is not installed", as rpm -q has it;
///  - package words as dnf install takes them: names, globs, capabilities, absolute paths, @groups.
/// Blank lines and comments (#) fit everywhere. Prose does not: it has lines of several words. Nor is a list what has
/// the first line of an armoured key or certificate. Nothing but such lines
/// tells a list, so callers ask for files only that were named as input.
[[nodiscard]] ListShape shape_of_package_list(std::string_view text);

/// Reads such text; `path` is used in evidence only. The version of a NEVRA is the old system's and no demand: the
/// name and, where it has one, the architecture are asked for, and the NEVRA is kept as section of the evidence. Left
/// out are keys (gpg-pubkey) and what dnf list has under other headlines than that of installed packages, with a note;
/// a line that does not fit is not checked. Never fails. Pure and thread-safe.
[[nodiscard]] model::Subject read_package_list(std::string path, std::string_view text);

}  // namespace rpmgap::extract
