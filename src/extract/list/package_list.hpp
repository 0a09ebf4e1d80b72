// Plain text that names a package a line: what rpm -qa and dnf list print, or what people write down.
#pragma once

#include <string>
#include <string_view>

#include "model/application.hpp"

namespace rpmgap::extract {

/// True where `text` names at least one package and every line of it fits:
///  - NEVRAs, as rpm -qa and dnf repoquery print them, with or without epoch and architecture;
///  - columns, as dnf list --installed prints them: "name.arch  version-release  @repository", with its headlines and,
///    where a line was too long, broken behind the first column;
///  - package words as dnf install takes them: names, globs, capabilities, absolute paths, @groups.
/// Blank lines and comments (#) fit everywhere. Prose does not: it has lines of several words. Nothing but such lines
/// tells a list, so callers ask for files only that were named as input.
[[nodiscard]] bool is_package_list(std::string_view text);

/// Reads such text; `path` is used in evidence only. The version of a NEVRA is the old system's and no demand: the
/// name alone is asked for, and the NEVRA kept as section of the evidence. Keys (gpg-pubkey) are left out. Never
/// fails. Pure and thread-safe.
[[nodiscard]] model::Subject read_package_list(std::string path, std::string_view text);

}  // namespace rpmgap::extract
