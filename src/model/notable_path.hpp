// Paths that matter by themselves when a package loses them: commands, libraries, units of systemd.
#pragma once

#include <cstdint>
#include <string_view>

namespace rpmgap::model {

enum class NotablePath : std::uint8_t { none, command, library, unit };

/// Commands lie directly in a bin or sbin directory of /, /usr or /usr/local; libraries, named *.so, *.so.* or *.a,
/// directly in a lib or lib64 directory of these or one level below it, in a directory named as a GNU triplet; units
/// directly in systemd's directories of system and user units. Asked for every path of a distribution.
[[nodiscard]] NotablePath notable_path(std::string_view path);

/// By what such a path is compared, whatever directory it lies in: "ls", "lib64/libc.so.6" (with the directory, and
/// without /usr, which is where most distributions lead /lib64), "system/sshd.service". A part of `path`.
[[nodiscard]] std::string_view notable_key(std::string_view path, NotablePath kind);

}  // namespace rpmgap::model
