// The lines of a systemd unit and the words of its values. Source: systemd.syntax(7), systemd.service(5).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rpmgap::extract {

struct UnitSetting {
    std::string section;  ///< "Service"
    std::string key;
    std::string value;  ///< continued lines are joined by a blank
    unsigned line = 0;  ///< counted from 1, of the key
};

/// Settings in the order of the file; lines that are none are passed over, as systemd does with a warning.
[[nodiscard]] std::vector<UnitSetting> read_unit_settings(std::string_view text);

/// One command of an Exec setting.
struct UnitCommand {
    std::string prefixes;            ///< of "@-:+!|", as written before the name
    std::vector<std::string> words;  ///< without quotes and C escapes; specifiers and variables as written
};
[[nodiscard]] std::vector<UnitCommand> read_unit_commands(std::string_view value);

/// What specifiers stand for in a unit of this file name; nothing for one that only its system can tell (%i of a
/// template, %H, %h). `user`: of the user manager.
[[nodiscard]] std::optional<std::string> with_specifiers(std::string_view text, std::string_view unit, bool user);

}  // namespace rpmgap::extract
