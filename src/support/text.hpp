// Small operations on text that the standard library lacks.
#pragma once

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace rpmgap::support {

[[nodiscard]] std::vector<std::string> split(std::string_view text, char separator);
[[nodiscard]] std::string join(const std::vector<std::string>& parts, std::string_view separator);

/// `text` without what it begins and ends with of `blanks`.
[[nodiscard]] std::string_view trim(std::string_view text, std::string_view blanks = " \t");

/// What stands behind the last slash; all of `path` without one.
[[nodiscard]] std::string_view base_name(std::string_view path);

/// With a to z for A to Z; other bytes stay, whatever the locale.
[[nodiscard]] std::string lower(std::string_view text);

template <std::size_t size>
[[nodiscard]] bool contains(const std::array<std::string_view, size>& names, std::string_view name) {
    return std::ranges::find(names, name) != names.end();
}

/// Text that strangers wrote, safe for a terminal and for JSON: bytes that are not UTF-8 and control characters
/// become \xNN, everything else stays. Applied where bytes enter a struct, so that nothing later has to ask.
[[nodiscard]] std::string printable(std::string_view bytes);

/// A report as text, which may be printed into the log of a CI job: what its runner would take for a command is broken.
/// GitHub obeys "::" at the start of a line and "##[" anywhere, Azure Pipelines "##[" and "##vso[". Sources:
/// ActionCommand.cs of https://github.com/actions/runner, Command.cs of
/// https://github.com/microsoft/azure-pipelines-agent.
[[nodiscard]] std::string without_commands(std::string_view text);

/// Number of terminal columns of UTF-8 text, counting one for each code point.
[[nodiscard]] std::size_t columns(std::string_view utf8);

/// "1 file", "2 files".
[[nodiscard]] std::string count_of(std::size_t count, std::string_view singular, std::string_view plural = {});

}  // namespace rpmgap::support
