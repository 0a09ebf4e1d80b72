// Checksums of files by way of librepo, whose library uses the processor's instructions for them: six times as fast as
// libsolv's and GLib's own.
#pragma once

#include <string>

#include <tl/expected.hpp>

namespace rpmgap::repo::remote {

/// Hex in lower case over the whole file, whatever the position of `fd`, which moves. `type` is as repomd.xml has it
/// ("sha256"). The error is one line.
[[nodiscard]] tl::expected<std::string, std::string> file_checksum(int fd, const std::string& type);

}  // namespace rpmgap::repo::remote
