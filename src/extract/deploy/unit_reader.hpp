// systemd unit files and their drop-ins: what they run, the units that they need and the users that they run as.
// Source: systemd.unit(5), systemd.service(5), systemd.exec(5).
#pragma once

#include <string>
#include <string_view>

#include "model/application.hpp"

namespace rpmgap::extract {

/// "x.service", "x.service.d/y.conf" and the like, with content that begins with a section: other things have such
/// names too. `head` is how the file begins.
[[nodiscard]] bool is_unit_file(std::string_view path, std::string_view head);

/// `path` tells the unit's name, which specifiers stand for, and whether it is one of the user manager. Never fails,
/// pure and thread-safe.
[[nodiscard]] model::Subject read_unit(std::string path, std::string_view text);

}  // namespace rpmgap::extract
