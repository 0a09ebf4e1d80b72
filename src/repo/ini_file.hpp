// The line grammar of .repo files, as dnf's own parser has it: not GLib's key files, which know no ';' comment, no
// comment behind a section's name and no continuation line, and whose messages repeat lines that may hold passwords.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "support/result.hpp"

namespace rpmgap::repo {

struct IniEntry {
    std::string key;
    std::string value;  ///< trimmed, without enclosing quotes; lines of a continued one are joined by '\n'
    std::size_t line = 0;
};

struct IniSection {
    std::string name;
    std::size_t line = 0;
    std::vector<IniEntry> entries;  ///< of two for one key the later holds

    /// Null when there is none.
    [[nodiscard]] const IniEntry* find(std::string_view key) const;
};

/// The sections in the order in which they begin; one that comes again goes on. The error is one line that holds
/// nothing of the text: "line 3: there is no '='".
[[nodiscard]] tl::expected<std::vector<IniSection>, std::string> parse_ini(std::string_view text);

/// Those of a file, which errors name: of kind input when it cannot be read ("cannot read WHAT FILE: why"), or usage.
[[nodiscard]] support::Result<std::vector<IniSection>> read_ini(const std::filesystem::path& file,
                                                                std::string_view what);

}  // namespace rpmgap::repo
