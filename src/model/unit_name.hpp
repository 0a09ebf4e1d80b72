// Names of systemd units: systemd.unit(5).
#pragma once

#include <string>
#include <string_view>

namespace rpmgap::model {

/// The suffix that says what kind of unit it is, with its dot; empty where the name has none.
[[nodiscard]] std::string_view unit_suffix(std::string_view name);

/// True for a file name that can be a unit's: "sshd.service", "getty@tty1.service", "-.mount".
[[nodiscard]] bool is_unit_name(std::string_view name);

/// The template that an instance is made of: "getty@.service" of "getty@tty1.service"; empty for any other name.
[[nodiscard]] std::string unit_template(std::string_view name);

}  // namespace rpmgap::model
