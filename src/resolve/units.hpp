// Systemd units: where a distribution has them, and which it has without a file. Search path: systemd.unit(5).
#pragma once

#include <string>
#include <string_view>

#include "resolve/draft.hpp"
#include "resolve/look_up.hpp"

namespace rpmgap::resolve {

/// A unit as requirements of kind unit name it. An instance ("getty@tty1.service") is served by its template. Units
/// that systemd has in itself or makes on demand are met without a package; undecidable is a missing one of a kind that
/// is made of configuration, or of a name that is given to another unit when that is enabled.
[[nodiscard]] Draft look_up_unit(const Context& context, const std::string& name);

/// The name of the unit that this path of a package is: "sshd.service", "user/pipewire.service"; empty for other paths.
[[nodiscard]] std::string unit_of_path(std::string_view path);

}  // namespace rpmgap::resolve
